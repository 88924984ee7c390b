// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/lab/act.h"
#include "app/lab/refusal.h"
#include "ui/models/orderfile.h"
#include "ui/models/worklistmodel.h"

namespace paillasse::ui {

struct BenchFilter {
    bool entered = false;          // what is entered and awaits technical validation; else what is to enter
    lab::BenchMask benches = 0;    // 0: all that the person may
    int days = 7;                  // 0: whatever the day
    QString text;                  // number, name or birth date
    std::string examination;       // by examination: one test over many specimens

    bool operator==(const BenchFilter&) const = default;
};

struct BenchCounts {
    int toEnter = 0;
    int entered = 0;
};

// What the bench page asks of the workstation. Answers come by signals, later, on the same thread; nothing here waits.
class BenchDesk : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void list(const BenchFilter& filter) = 0;    // listed
    virtual void open(const lab::OrderId& order) = 0;    // opened, again whenever it changes, until another is opened
    // One Save. `done` runs once it is durable here, or says why not.
    virtual void submit(const lab::OrderId& order, const lab::ActBody& body, std::function<void(lab::Allowed<void>)> done) = 0;

    [[nodiscard]] virtual const lab::Examination* examination(const std::string& code) const = 0;
    [[nodiscard]] virtual QString benchName(lab::BenchNumber bench) const = 0;
    [[nodiscard]] virtual QString personName(const lab::PersonId& person) const = 0;
    // The newest word on this bench's quality control today.
    [[nodiscard]] virtual lab::ControlState controlOf(lab::BenchNumber bench) const = 0;
    [[nodiscard]] virtual lab::BenchMask benches() const = 0; // that the person may work at
    [[nodiscard]] virtual Instant now() const = 0;

Q_SIGNALS:
    void listed(const BenchFilter& filter, const std::vector<WorkRow>& rows, const BenchCounts& counts);
    void listChanged();  // somebody changed something in the list: ask again
    void opened(const OrderFile& file);
    void unavailable(const lab::OrderId& order);
};

} // namespace paillasse::ui
