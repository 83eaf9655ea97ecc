import Events

// Coming home, as every unit does it.

extension Detachments {
    /// Brings everyone home before the unit reports that it has consolidated, if this turn orders that.
    ///
    /// Called before `UnitPost.newOrders`, which gives the report.
    public mutating func consolidate(_ post: inout UnitPost, _ turn: Turn, _ out: inout Outbox) {
        guard let order = post.orderToConsolidate(in: turn) else { return }
        standDownAll("konsolidasi", because: order, &post, &out)
    }

    /// Carries out STAND_DOWN: everyone comes home, and the order is completed with `report`, Indonesian.
    public mutating func standDown(on order: Order, _ report: String, _ post: inout UnitPost, _ out: inout Outbox) {
        guard post.desk.accept(order, &out) else { return }
        standDownAll("selesai bertugas", because: order.id, &post, &out)
        post.desk.complete(order, report, &out)
    }
}
