"""What ops/generate-events makes of the options of a schema's messages (Shared/Events/Schema/gladi/event.proto).

    generate-events.py DESCRIPTORS FOLDER [--check]

DESCRIPTORS: protoc's FileDescriptorSet of the schema in FOLDER/Schema, imports and comments included. Writes to
FOLDER/Generated:

    EventTypes.pb.swift     each event's type, its words, its weight; of Gladi's own schema also the catalogue
    Keys.pb.swift           the fields that name a place, a road …, by a type for each kind; none without such a field
    descriptors.pb.swift    the schema as data: what gladi asyncapi is made of; of an agency's, what it announces

With --check nothing is written: exit code 1 names what is not as the schema gives it. Exit code 2: the options are wrong.
"""

import base64
import pathlib
import re
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import FieldDescriptor as Field

OURS, OPTIONS_FILE = pathlib.PurePath("Shared/Events"), "gladi/event.proto"
HEAD = "// DO NOT EDIT: ops/generate-events writes this file.\n// swift-format-ignore-file\n\n"
HEADCOUNT = "gladi.common.v1.HeadcountRange"
# What units read by a type of its own; of the rest only screens need to know.
KEYED = ("PLACE", "ROAD", "GROUP", "FIRE", "HOSPITAL")
NUMBERS = {Field.TYPE_DOUBLE, Field.TYPE_FLOAT, Field.TYPE_INT64, Field.TYPE_UINT64, Field.TYPE_INT32, Field.TYPE_FIXED64,
           Field.TYPE_FIXED32, Field.TYPE_UINT32, Field.TYPE_SFIXED32, Field.TYPE_SFIXED64, Field.TYPE_SINT32,
           Field.TYPE_SINT64}


class Event:
    """A message with the option, and what is wrong with it."""
    def __init__(self, message, options, named, swift_name, is_ours):
        self.type, self.message, self.options, self.named, self.swift, self.is_ours = (
            message.full_name, message, options, named, swift_name, is_ours)

    def problems(self):
        options = self.options
        if self.is_ours and not options.by:
            yield "nobody may publish it: by is missing"
        if not self.is_ours and (options.by or options.unnumbered or options.on or options.peoples_words):
            yield "by, unnumbered, on and peoples_words are for Gladi's own schema"
        if not self.is_ours and self.type.startswith("gladi."):
            yield "an agency's type begins with its task force's name"
        for language in ("id", "en"):
            template = getattr(options, language)
            if not template.strip() or "\n" in template:
                yield f"it has no words on one line in {language}"
            for field in shown_fields(template):
                yield from self.problems_of_shown(field, language)
        if set(said_fields(options.id)) != set(said_fields(options.en)):
            yield "id and en show different fields"
        for name in filter(None, (options.seen_by, options.answers)):
            field = self.message.fields_by_name.get(name)
            if field is None or field.type != Field.TYPE_STRING:
                yield f"{name} is no text among its fields"
            elif name == options.answers and field.is_repeated:
                yield f"{name} names several events; it answers one"
        if bool(options.seen_by) + bool(options.answers) + options.face_to_face > 1:
            yield "it has more than one of seen_by, answers and face_to_face"

    def problems_of_shown(self, shown, language):
        if "|" in shown:
            for part in shown.split("|"):
                yield from self.problems_of_shown(part, language)
            return
        if len(shown) > 2 and shown.startswith("'") and shown.endswith("'"):
            return
        message, field = self.message, None
        for name in shown.removeprefix("#").split("."):
            field = {field.json_name: field for field in message.fields}.get(name) if message else None
            if field is None:
                yield f"{language} shows {{{shown}}}, which it has not got"
                return
            message = None if field.is_repeated else field.message_type
        if message and message.full_name == HEADCOUNT:
            return
        if message or field.type in (Field.TYPE_MESSAGE, Field.TYPE_BYTES):
            yield f"{language} shows {{{shown}}}, of which a line can show nothing"
        if shown.startswith("#") and (field.type not in NUMBERS or field.is_repeated):
            yield f"{language} shows {{{shown}}}, which is no number"

    def extension(self):
        options = self.options
        lines = [f"public static let eventType = {quoted(self.type)}",
                 f"public static let words = LineWords({quoted(options.id)}, en: {quoted(options.en)})"]
        if self.named:
            named = ", ".join(f"{quoted(name)}: .{kind.lower()}" for name, kind in self.named)
            lines.append(f"public static let namedFields: [String: Named] = [{named}]")
        if options.weight:
            lines.append(f"public static let weight = EventOptions.Weight.{self.weight()}")
        if not self.is_ours:
            lines.append("public static let descriptors = [UInt8](base64: schemaDescriptors)")
        if options.face_to_face:
            lines.append("public var presence: EventPresence { .faceToFace }")
        if options.seen_by:
            field, name = self.message.fields_by_name[options.seen_by], swift_field(options.seen_by)
            units = name if field.is_repeated else f"{name}.isEmpty ? [] : [{name}]"
            lines.append(f"public var presence: EventPresence {{ .seen(by: {units}) }}")
        if options.answers:
            lines.append(f"public var presence: EventPresence {{ .answer(to: {swift_field(options.answers)}) }}")
        kind = "DrillEvent" if self.is_ours else "DescribedEvent"
        return f"extension {self.swift}: {kind} {{\n" + "".join(f"    {line}\n" for line in lines) + "}\n"

    def weight(self):
        return self.options.DESCRIPTOR.fields_by_name["weight"].enum_type.values_by_number[self.options.weight].name.lower()

    def entry(self):
        names = [quoted(name) for name in self.options.by if name != "every-unit"]
        by = ("everyUnit + " if names else "everyUnit") if "every-unit" in self.options.by else ""
        by += f"[{', '.join(names)}]" if names else ""
        more = ", isNumbered: false" if self.options.unnumbered else ""
        more += ", isInPeoplesWords: true" if self.options.peoples_words else ""
        return f"        EventKind({self.swift}.self, by: {by}{more}),\n"


class NamingField:
    """A field with the option gladi.names: what a Swift program reads it by."""
    def __init__(self, field, kind):
        self.field, self.kind = field, kind

    def problems(self):
        if self.field.type != Field.TYPE_STRING:
            yield f"{self.field.name} is no text; it names nothing"

    def accessor(self):
        name, type = swift_field(self.field.name), f"{self.kind.capitalize()}Key"
        if self.field.is_repeated:
            return [f"public var {name.removesuffix('s')}Keys: [{type}] {{",
                    f"    get {{ {name}.map {{ {type}($0) }} }}", f"    set {{ {name} = newValue.map(\\.text) }}", "}"]
        key = f"{self.kind.lower()}Key" if name == "key" else f"{name}Key"
        return [f"public var {key}: {type} {{", f"    get {{ {type}({name}) }}", f"    set {{ {name} = newValue.text }}", "}"]


def shown_fields(template):
    return re.findall(r"\{([^}]*)\}", template)


def said_fields(template):
    """The fields of a template, without the texts that stand in for them."""
    return [part.removeprefix("#") for shown in shown_fields(template) for part in shown.split("|") if part[:1] != "'"]


def kind_named(field, option, options_class):
    """What a field names, by the option's word; none where it names nothing."""
    number = options_class.FromString(field.GetOptions().SerializeToString()).Extensions[option]
    return option.enum_type.values_by_number[number].name if number else None


def named_fields(message, option, options_class, depth=0):
    """The fields of a message that name something, by JSON names, those of messages inside with a dot: name, kind."""
    for field in message.fields:
        kind = kind_named(field, option, options_class)
        if kind:
            yield field.json_name, kind
        elif field.message_type and depth < 4:
            for name, inner in named_fields(field.message_type, option, options_class, depth + 1):
                yield f"{field.json_name}.{name}", inner


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def swift_field(name):
    first, *rest = name.split("_")
    return first + "".join(word.upper() if word in ("http", "https", "id", "url") else word.capitalize() for word in rest)


def swift_prefix(file):
    if file.options.HasField("swift_prefix"):
        return file.options.swift_prefix
    parts = ["".join(word[:1].upper() + word[1:] for word in part.split("_")) for part in file.package.split(".")]
    return "".join(f"{part}_" for part in parts if part)


def read_events(files, wanted, is_ours):
    """The events of the files whose names are wanted, in the schema's order."""
    pool = descriptor_pool.DescriptorPool()
    for file in files:
        pool.Add(file)
    option, naming = pool.FindExtensionByName("gladi.event"), pool.FindExtensionByName("gladi.names")
    options_class, field_options_class = (
        message_factory.GetMessageClass(pool.FindMessageTypeByName(f"google.protobuf.{kind}Options"))
        for kind in ("Message", "Field"))
    for file in files:
        for message in file.message_type if file.name in wanted else []:
            options = options_class.FromString(message.options.SerializeToString())
            if options.HasExtension(option):
                event = pool.FindMessageTypeByName(f"{file.package}.{message.name}")
                named = list(named_fields(event, naming, field_options_class))
                yield Event(event, options.Extensions[option], named, swift_prefix(file) + message.name, is_ours)


def read_naming(files, wanted):
    """The messages of the files that are wanted which have fields that name something: Swift name, type, those fields."""
    pool = descriptor_pool.DescriptorPool()
    for file in files:
        pool.Add(file)
    option = pool.FindExtensionByName("gladi.names")
    options_class = message_factory.GetMessageClass(pool.FindMessageTypeByName("google.protobuf.FieldOptions"))

    def inside(message, swift_name):
        named = [(field, kind_named(field, option, options_class)) for field in message.fields]
        fields = [NamingField(field, kind) for field, kind in named if kind]
        if fields:
            yield swift_name, message.full_name, fields
        for nested in message.nested_types:
            yield from inside(nested, f"{swift_name}.{nested.name}")

    for file in files:
        for message in file.message_type if file.name in wanted else []:
            yield from inside(pool.FindMessageTypeByName(f"{file.package}.{message.name}"), swift_prefix(file) + message.name)


def keys(naming, is_ours):
    text = HEAD + ("import Domain\n" if is_ours else "import Domain\nimport Events\n")
    for swift_name, _, fields in naming:
        lines = [line for field in fields if field.kind in KEYED for line in field.accessor()]
        if not lines:
            continue
        text += f"\nextension {swift_name} {{\n" + "".join(f"    {line}\n" for line in lines) + "}\n"
    return text


def event_types(events, is_ours):
    text = HEAD + ("import Domain\n\n" if is_ours else "import Events\n\n")
    text += "\n".join(event.extension() for event in events)
    if is_ours:
        text += "\nextension EventCatalogue {\n    /// Every event type of Gladi's own schema.\n"
        text += "    public static let standard = EventCatalogue([\n"
        text += "".join(event.entry() for event in events) + "    ])\n}\n"
    return text


def described(files, is_ours):
    """The schema as data, of a form that does not change with protoc's version: comments stand without their place.

    Of an agency's all is left out that is not needed to read its events, since it travels with its announcement.
    """
    result = descriptor_pb2.FileDescriptorSet()
    for file in files:
        if file.name.startswith("google/protobuf/descriptor.") or (file.name == OPTIONS_FILE and not is_ours):
            continue
        kept = result.file.add()
        kept.CopyFrom(file)
        kept.ClearField("source_code_info")
        if is_ours:
            for place in file.source_code_info.location:
                if place.leading_comments:
                    kept.source_code_info.location.add(path=place.path, leading_comments=place.leading_comments)
            continue
        kept.ClearField("dependency")
        kept.dependency.extend(name for name in file.dependency if name != OPTIONS_FILE)
        kept.ClearField("public_dependency")
        kept.ClearField("weak_dependency")
        for message in kept.message_type:
            message.ClearField("options")
            leave_out_names(message)
    return result


def leave_out_names(message):
    """What a field names is for those who build with the schema; whoever reads an event needs its form alone."""
    for field in message.field:
        field.options.DiscardUnknownFields()
        if not field.options.ByteSize():
            field.ClearField("options")
    for nested in message.nested_type:
        leave_out_names(nested)


def descriptors(files, is_ours):
    text = base64.b64encode(described(files, is_ours).SerializeToString(deterministic=True)).decode()
    lines = "".join(f"{text[start:start + 112]}\n" for start in range(0, len(text), 112))
    title = "The schema as a FileDescriptorSet with its comments" if is_ours else "The schema as a FileDescriptorSet"
    return f'{HEAD}/// {title}, in base64.\npackage let schemaDescriptors = """\n{lines}"""\n'


def main(descriptors_path, folder, *more):
    folder = pathlib.Path(folder)
    files = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(descriptors_path).read_bytes()).file
    wanted = {str(path.relative_to(folder / "Schema")) for path in (folder / "Schema").rglob("*.proto")}
    is_ours = OPTIONS_FILE in wanted
    has_options = any(file.name == OPTIONS_FILE for file in files)
    events = list(read_events(files, wanted, is_ours)) if has_options else []
    naming = list(read_naming(files, wanted)) if has_options else []
    problems = [f"{event.type}: {problem}" for event in events for problem in event.problems()]
    problems += [f"{type}: {problem}" for _, type, fields in naming for field in fields for problem in field.problems()]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 2
    texts = {"descriptors.pb.swift": descriptors(files, is_ours)}
    if events:
        texts["EventTypes.pb.swift"] = event_types(events, is_ours)
    if naming:
        texts["Keys.pb.swift"] = keys(naming, is_ours)
    stale = []
    for name, text in texts.items():
        path = folder / "Generated" / name
        if more != ("--check",):
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(f"{path} is not what the schema gives: run ops/generate-events")
    print("\n".join(stale), end="\n" if stale else "", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
