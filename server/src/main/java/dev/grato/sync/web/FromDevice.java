package dev.grato.sync.web;

import dev.grato.access.SignedIn;
import dev.grato.platform.Actor;
import dev.grato.sync.Device;

/// Who calls, from which of their devices; given to controllers that ask for it, where the device may come in.
///
/// @param device active, and the caller's own
record FromDevice(SignedIn signedIn, Device device) {

    Actor actor() {
        return signedIn.actor();
    }
}
