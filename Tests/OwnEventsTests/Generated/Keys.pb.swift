// DO NOT EDIT: ops/generate-events writes this file.
// swift-format-ignore-file

import Domain
import Events

extension TeamReturned {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}

extension TeamReturned.Leg {
    public var placeKey: PlaceKey {
        get { PlaceKey(place) }
        set { place = newValue.text }
    }
}
