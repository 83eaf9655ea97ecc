/* Lockstep on an append-only log: control, three units, one console. ../../Shared/Lockstep holds the rules by name.
 *
 * A reader accepts a record only when its sequence is the next one (R2), so what a reader accepts of a stream depends on
 * the partition's order alone. The model therefore keeps the accepted prefix of each stream, and a reader that lags is a
 * process that has not run yet. A record that is published again (after a crash, after 2 s, by a second instance, as a
 * duplicate on the wire) must equal the one that was accepted (R3).
 *
 *   TURNS       turns that are granted
 *   NOPS        decisions that the console makes
 *   CRASHES     processes that are killed, at any step
 *   SETASIDE    units that may be set aside at a time (C5, C6)
 *   ZOMBIE      this unit runs twice (U6)
 *   TWO_CTL     control runs twice (W4, C12)
 *   LAG         each unit has a position of its own in each topic (U1)
 *   REF         the digest that every interleaving must have
 *   MUT_...     planted flaws, see `check`
 */
#ifndef TURNS
#define TURNS 3
#endif
#ifndef NOPS
#define NOPS 0
#endif
#ifndef CRASHES
#define CRASHES 0
#endif
#ifndef SETASIDE
#define SETASIDE 0
#endif

#define NU 3                 /* units 0, 1, 2                                   */
#define OP 3                 /* the console's stream                            */
#define NS 4
#define M  8                 /* records per stream                              */
#define MC 10                /* records of control                              */
#define MOD 61
#define ALL 7

#define EV 1
#define COMP 2
#define GRANT 1
#define INJ 2
#define END 3

byte aval[NS*M]; byte akind[NS*M]; byte aturn[NS*M]; byte acc[NS];
byte ck[MC]; byte cval[MC]; byte cturn[MC]; byte cexp[MC]; byte cin[MC*NS]; byte cacc;
byte seen[NU*(TURNS+2)];     /* ghost: what each unit was handed in each turn   */
byte crashes = CRASHES; byte sab = SETASIDE;
hidden byte x_s, x_i, x_h, x_lo, x_hi, x_pg, x_g, x_st, x_q, x_t, x_ne;

#define BIT(u) (1 << (u))
#define LASTCOMP(u,t) (acc[u] > 0 && akind[(u)*M+acc[u]-1] == COMP && aturn[(u)*M+acc[u]-1] == (t))
#define DONE(u,t) ((t) == 0 || LASTCOMP(u,t))
#define HEARS(u,s) (((u)==0 && ((s)==1 || (s)==OP)) || ((u)==1 && (s)==0) || ((u)==2 && ((s)==0 || (s)==1)))
#define EVENTS(u,st) ((u)==0 -> 1 : ((u)==1 -> ((st)&1) : 0))
#define CRASH if :: atomic { crashes > 0 -> crashes--; goto start } :: skip fi

/* R2, R3: one record of a unit or the console is accepted once; again only with the same content */
inline pub(s, q, k, v, t) {
  d_step {
    if
    :: (q) < acc[s] -> assert(akind[(s)*M+(q)] == (k) && aval[(s)*M+(q)] == (v) && aturn[(s)*M+(q)] == (t))
    :: (q) == acc[s] -> akind[(s)*M+(q)] = k; aval[(s)*M+(q)] = v; aturn[(s)*M+(q)] = t; acc[s]++
    :: else -> assert(false)                                                  /* a gap */
    fi
  }
}

/* x_h := hash of what stream s delivers from sequence lo up to hi */
inline fold(s, lo, hi) {
  x_i = lo;
  do
  :: x_i < hi -> if :: akind[(s)*M+x_i] == EV -> x_h = (x_h*7 + (s)*5 + aval[(s)*M+x_i] + 1) % MOD :: else fi; x_i++
  :: else -> break
  od
}

/* U2: what a unit is handed by grant g after grant pg (255: the first): control's events, then streams by name */
inline inputs_of(u, pg, g, FINAL) {
  x_h = 0;
  if :: cval[g] > 0 -> x_h = (cval[(g)+1] + 1) % MOD :: else fi;
  x_s = 0;
  do
  :: x_s < NS ->
     if
     :: HEARS(u, x_s) ->
        if :: (pg) == 255 -> x_lo = 0 :: else -> x_lo = cin[(pg)*NS+x_s] fi;
        x_hi = cin[(g)*NS+x_s];
#ifdef MUT_GRANT_ONLY
        if :: FINAL == 0 && r[x_s] < x_hi -> x_hi = r[x_s]; if :: x_lo > x_hi -> x_lo = x_hi :: else fi :: else fi;
#endif
#ifdef MUT_OPEN_TURN
        if :: x_s == OP -> x_hi = acc[OP]; if :: x_lo > x_hi -> x_lo = x_hi :: else fi :: else fi;
#endif
#ifdef MUT_LATE_ARRIVAL
        if :: x_s != OP && !((cexp[g] >> x_s) & 1) -> x_hi = acc[x_s] :: else fi; if :: x_lo > x_hi -> x_lo = x_hi :: else fi;
#endif
        fold(x_s, x_lo, x_hi)
     :: else
     fi;
     x_s++
  :: else -> break
  od
}

/* U1: the unit holds all that grant g names in the streams that it hears */
#ifdef MUT_GRANT_ONLY
#define HAVE(u,g) true
#else
#ifdef LAG
#define HAVE1(u,s,g) (!HEARS(u,s) || r[s] >= cin[(g)*NS+(s)])
#else
#define HAVE1(u,s,g) (!HEARS(u,s) || acc[s] >= cin[(g)*NS+(s)])
#endif
#define HAVE(u,g) (HAVE1(u,0,g) && HAVE1(u,1,g) && HAVE1(u,2,g) && HAVE1(u,OP,g))
#endif

/* A unit: U1 to U5. Its state and sequences are lost in a crash and computed again from the log. */
proctype Unit(byte u) {
  byte g, pg, q, st, t, ne; bool act; byte r[NS];
start:
  skip;
  d_step { g = 0; pg = 255; q = 0; st = 0; t = 0; act = false; ne = 0; r[0]=0; r[1]=0; r[2]=0; r[3]=0 }
  do
#ifdef LAG
  :: atomic { HEARS(u,0) && r[0] < acc[0] -> r[0]++ }
  :: atomic { HEARS(u,1) && r[1] < acc[1] -> r[1]++ }
  :: atomic { HEARS(u,OP) && r[OP] < acc[OP] -> r[OP]++ }
#endif
  :: g < cacc && ck[g] == END -> goto done
  :: d_step { g < cacc && ck[g] == GRANT && cacc > g + cval[g] && HAVE(u, g) ->
       inputs_of(u, pg, g, 0);
       t = cturn[g]; act = ((cexp[g] >> u) & 1);
       if :: seen[u*(TURNS+2)+t] == 0 -> seen[u*(TURNS+2)+t] = x_h + 1
          :: else -> assert(seen[u*(TURNS+2)+t] == x_h + 1) fi;
       /* every heard unit that was to act in the turn before has completed it, within the frontier */
       x_s = 0;
       do
       :: x_s < NU ->
          if :: pg != 255 && HEARS(u, x_s) && ((cexp[pg] >> x_s) & 1) && ((cexp[g] >> x_s) & 1) ->
                assert(cin[g*NS+x_s] > 0 && cin[g*NS+x_s] <= acc[x_s]);
                assert(akind[x_s*M+cin[g*NS+x_s]-1] == COMP && aturn[x_s*M+cin[g*NS+x_s]-1] == t-1)
             :: else fi; x_s++
       :: else -> break
       od;
       st = (st*3 + x_h + 1) % MOD; pg = g; g = g + 1 + cval[g];
       ne = EVENTS(u, st)
     }
     CRASH;
     if
     :: act ->
        if :: ne > 0 -> pub(u, q, EV, st, t); q++; CRASH :: else fi;
        pub(u, q, COMP, ne, t); q++; CRASH
     :: else                                                 /* U3: set aside, it observes */
     fi;
     ne = 0
  od;
done: skip
}

/* A console: people decide when they like; the log orders it (W4). */
proctype Operator() {
  byte i;
  do
  :: i < NOPS -> pub(OP, i, EV, i + 3, 0); i++
  :: break
  od
}

inline all_inputs() { x_h = 0; x_s = 0; do :: x_s < NS -> fold(x_s, pin[x_s], nin[x_s]); x_s++ :: else -> break od }

/* Control: C2, C4 to C7, W4. It follows its own log, and chooses only where the log ends. */
proctype Control() {
  byte g, t, cs, ns, n, ex, nex, u; byte pin[NS]; byte nin[NS]; byte lastx[NU]; bool tried;
start:
  skip;
  d_step { g = 0; t = 0; cs = 1; ns = 0; n = 0; ex = ALL; nex = 0; u = 0; tried = false;
           pin[0]=0; pin[1]=0; pin[2]=0; pin[3]=0; nin[0]=0; nin[1]=0; nin[2]=0; nin[3]=0; lastx[0]=0; lastx[1]=0; lastx[2]=0 }
  do
  /* C7: follow the next record of its own stream, whoever wrote it; this is the read-back too */
  :: atomic { g < cacc ->
       tried = false;                                             /* W4: if another control won, follow it */
       if :: ck[g] == END -> goto done :: else fi;
       d_step {
         assert(ck[g] == GRANT && cturn[g] == t + 1);
         nin[0]=cin[g*NS]; nin[1]=cin[g*NS+1]; nin[2]=cin[g*NS+2]; nin[3]=cin[g*NS+3];
         all_inputs();
         cs = (cs*3 + x_h) % MOD; n = cs & 1;
         assert(n == cval[g]);                                               /* C4: the same events again */
         pin[0]=nin[0]; pin[1]=nin[1]; pin[2]=nin[2]; pin[3]=nin[3]; nin[0]=0; nin[1]=0; nin[2]=0; nin[3]=0;
         ex = cexp[g]; t = cturn[g];
         if :: ex & 1 -> lastx[0] = t :: else fi; if :: ex & 2 -> lastx[1] = t :: else fi; if :: ex & 4 -> lastx[2] = t :: else fi;
         g++
       } }
     CRASH;
     if :: n > 0 ->
#ifndef MUT_NO_READBACK
           d_step { if :: g < cacc -> assert(ck[g] == INJ && cval[g] == cs)
                       :: else -> ck[g] = INJ; cval[g] = cs; cacc++ fi }
#else
           d_step { assert(g < cacc && ck[g] == INJ && cval[g] == cs) }
#endif
           g++; CRASH
        :: else fi;
     n = 0
  /* C2, C5, C6: all that are in have completed, or are set aside: choose the next grant */
  :: atomic { g == cacc && !tried &&
       ((((ex & 1) && !DONE(0,t)) -> 1 : 0) + (((ex & 2) && !DONE(1,t)) -> 1 : 0) + (((ex & 4) && !DONE(2,t)) -> 1 : 0)) <= sab ->
       u = 0; nex = 0;
       do
       :: u < NU ->
          if
          :: (ex & BIT(u)) && DONE(u,t) -> nin[u] = acc[u]; nex = nex | BIT(u)
          :: (ex & BIT(u)) && !DONE(u,t) -> nin[u] = pin[u]; sab--            /* C5: out from the next turn on */
          :: !(ex & BIT(u)) -> nin[u] = pin[u]
#ifdef MUT_ADMIT_EARLY
          :: !(ex & BIT(u)) ->
#else
          :: !(ex & BIT(u)) && LASTCOMP(u, lastx[u]) ->
#endif
             nin[u] = acc[u]; nex = nex | BIT(u)   /* C6: back in */
          fi; u++
       :: else -> break
       od;
       u = 0; nin[OP] = pin[OP];
       do :: nin[OP] < acc[OP] -> nin[OP]++ :: break od;                      /* C2: as much as it has read */
       d_step { all_inputs(); ns = (cs*3 + x_h) % MOD; n = ns & 1 } }
     CRASH;
#ifdef MUT_INJECT_FIRST
     if :: n > 0 && t < TURNS -> d_step { if :: g + 1 == MC -> skip :: else -> assert(aval[OP*M+M-1] == 0 || aval[OP*M+M-1] == ns + 1); aval[OP*M+M-1] = ns + 1 fi }; CRASH :: else fi;
#endif
     d_step {                                                                 /* R2: the record lands; the first wins */
       if :: cacc == g ->
             if :: t < TURNS -> ck[g] = GRANT; cturn[g] = t + 1; cexp[g] = nex; cval[g] = n
                :: else -> ck[g] = END; cturn[g] = t; cexp[g] = 0; cval[g] = 0 fi;
             cin[g*NS]=nin[0]; cin[g*NS+1]=nin[1]; cin[g*NS+2]=nin[2]; cin[g*NS+3]=nin[3]; cacc++
          :: else fi;
#ifdef MUT_INJECT_FIRST
       aval[OP*M+M-1] = 0;
#endif
       tried = true; nex = 0;
#ifndef MUT_NO_READBACK
       n = 0; ns = 0;
#endif
       nin[0]=0; nin[1]=0; nin[2]=0; nin[3]=0 };
#ifdef MUT_NO_READBACK
     if :: n > 0 && t < TURNS -> d_step { if :: g + 1 == cacc -> ck[g+1] = INJ; cval[g+1] = ns; cacc++ :: else fi } :: else fi;
     d_step { n = 0; ns = 0 };
#endif
     CRASH
  od;
done: skip
}

/* At the end the whole log must be the function of control's grants and the console's decisions that the rules define. */
init {
  atomic {
    run Control();
#ifdef TWO_CTL
    run Control();
#endif
    run Unit(0); run Unit(1); run Unit(2);
#ifdef ZOMBIE
    run Unit(ZOMBIE);
#endif
#if NOPS > 0
    run Operator();
#endif
  }
  (_nr_pr == 1);
  d_step {
    byte u; byte dig; byte r[NS];
    assert(cacc > 0 && ck[cacc-1] == END);
    u = 0;
    do
    :: u < NU ->
       x_g = 0; x_pg = 255; x_st = 0; x_q = 0;
       do
       :: ck[x_g] == GRANT ->
          inputs_of(u, x_pg, x_g, 1);
          x_st = (x_st*3 + x_h + 1) % MOD; x_t = cturn[x_g];
          if
          :: ((cexp[x_g] >> u) & 1) ->
             x_ne = EVENTS(u, x_st);
             if :: x_ne > 0 -> assert(akind[u*M+x_q] == EV && aval[u*M+x_q] == x_st && aturn[u*M+x_q] == x_t); x_q++ :: else fi;
             assert(akind[u*M+x_q] == COMP && aval[u*M+x_q] == x_ne && aturn[u*M+x_q] == x_t); x_q++
          :: else
          fi;
          x_pg = x_g; x_g = x_g + 1 + cval[x_g]
       :: else -> break
       od;
       assert(x_q == acc[u]);
       dig = (dig*13 + x_st + x_q) % 251;
       u++
    :: else -> break
    od;
    x_g = 0;
    do :: x_g < cacc -> dig = (dig*13 + ck[x_g]*3 + cval[x_g] + cin[x_g*NS] + cin[x_g*NS+1]) % 251; x_g++ :: else -> break od;
    printf("digest %d\n", dig);
#ifdef REF
    assert(dig == REF);
#endif
  }
}
