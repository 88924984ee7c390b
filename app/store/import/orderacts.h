// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "app/exchange/importedrecord.h"
#include "app/lab/catalogue.h"
#include "app/store/import/derivedid.h"
#include "app/store/import/importdesk.h"
#include "app/store/import/importnumbers.h"
#include "app/store/import/importsummary.h"
#include "app/store/import/sourcefields.h"

namespace paillasse::store {

// What an import works with.
struct ImportTools {
    ImportDesk& desk;
    ImportNumbers& numbers;
    const DerivedIds& ids;
    const lab::Catalogue& catalogue;
    const Clock& clock;
    ImportSummary& summary;
    lab::LaboratoryId laboratory;
    bool keepsParticulars = false; // what no field here holds of another laboratory's order becomes a note (particulars.h)
};

// What becomes of an order's messages where it is no act.
struct OrderOutcome {
    std::function<void(const std::string& where, const std::string& reason)> toTray; // a person has to say what it belongs to
    std::function<void(const std::string& where, const std::string& reason)> refuse; // the store would not do it
    std::function<void(const std::string& field)> unread;                            // there is no place for it here
};

// The acts that one imported order makes, and what is told where there is none.
class OrderActs {
public:
    OrderActs(const ImportTools& tools, std::size_t record, const exchange::ImportedRecord& of, OrderOutcome outcome)
        : m_tools(tools), m_record(record), m_form(of.form), m_sender(of.sender), m_outcome(std::move(outcome))
    {
    }

    // False: the store would not do it, and it is told; `what` is where.
    Result<bool> perform(const lab::OrderId& order, Instant at, const Uuid& act, lab::ActBody body, const char* what);
    // Once for each text.
    Result<> note(const lab::OrderId& id, const std::string& whole, Instant at);
    void toTray(const char* where, const std::string& reason) { m_outcome.toTray(where, reason); }
    void unread(SourceField field, const char* why) { m_outcome.unread(unreadName(m_form, field, why)); }

    [[nodiscard]] const ImportTools& tools() const { return m_tools; }
    [[nodiscard]] const std::string& sender() const { return m_sender; }

private:
    Result<> classifyLines(const lab::OrderId& order, lab::ActBody& body);

    ImportTools m_tools;
    std::size_t m_record;
    exchange::SourceForm m_form;
    const std::string& m_sender;
    OrderOutcome m_outcome;
};

} // namespace paillasse::store
