// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QObject>

#include "app/base/clock.h"

namespace paillasse::client {

struct DraftField {
    std::string name;
    std::string text;
    bool operator==(const DraftField&) const = default;
};

// What somebody has typed and not saved. One for each place; never an act, never sent.
struct KeptDraft {
    std::string place;   // "reception.form", "bench.entry:<order>": the page, then where on it
    std::string subject; // what the page opens for it: "order:<id>"; may be empty
    std::string title;   // for a list: "26-112298"
    std::vector<DraftField> fields;
    Instant at;          // written; set by whoever keeps it

    [[nodiscard]] const std::string* field(std::string_view name) const
    {
        for (const auto& one : fields)
            if (one.name == name)
                return &one.text;
        return nullptr;
    }
    bool operator==(const KeptDraft&) const = default;
};

// Drafts of the person who is signed in, in their encrypted cache: they outlive a lock, a sign-out, a moved seat and a crash, and nobody
// else sees them. Known here from a moment after sign-in on (`loaded`), and forgotten when the session ends.
class Drafts : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual bool isLoaded() const = 0;
    // Null: none there. Good until the next call.
    [[nodiscard]] virtual const KeptDraft* find(const std::string& place) const = 0;
    [[nodiscard]] virtual std::vector<KeptDraft> all() const = 0; // the newest first
    // In the place of what was there; without fields it is dropped. On the disk soon.
    virtual void keep(KeptDraft draft) = 0;
    virtual void drop(const std::string& place) = 0;
    // Nothing changes any more: what closes with the windows is not given up by a person.
    virtual void freeze() = 0;

Q_SIGNALS:
    void loaded();
    void changed();
    void notKept(); // the disk is full, or the cache does not go on
};

} // namespace paillasse::client
