// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include <QObject>
#include <QPointer>

#include "app/client/administration.h"
#include "ui/security/eventsmodel.h"
#include "ui/security/eventwords.h"
#include "ui/security/hourchart.h"

namespace paillasse::ui {

// One question about who saw what, and its answer a page at a time.
class TrailPresenter final : public QObject {
    Q_OBJECT

public:
    TrailPresenter(client::Watch& watch, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] EventsModel& events() { return m_events; }
    [[nodiscard]] const client::TrailQuery& query() const { return m_query; }
    [[nodiscard]] const std::set<EventGroup>& groups() const { return m_groups; }
    [[nodiscard]] QList<HourBar> hours() const;
    [[nodiscard]] QString summary() const;  // "1 240 events; known up to 14:31"
    [[nodiscard]] bool hasAnswer() const { return m_isAnswered; }
    [[nodiscard]] bool hasRows() const { return m_isAnswered && m_total > 0; }
    [[nodiscard]] QString patientWords() const; // for a chip: the patient whose number is not known

    // Each asks the store.
    void ask(const client::TrailQuery& query);
    void setReference(const QString& reference); // an order's or a patient's number, typed or scanned
    void setPerson(const lab::PersonId& person);
    void setWorkstation(const lab::WorkstationId& workstation);
    void setPeriod(Instant from, Instant to);
    void toggle(EventGroup group, bool on);
    void refresh() { run(); }

    // Why it cannot be taken away so, before anybody types a code; empty: it can.
    [[nodiscard]] QString objection() const;
    void exportAs(client::ExportForm form, SecretBytes code, QObject* context, client::Reply<Bytes> reply);

Q_SIGNALS:
    void answered();      // or nothing could be: then `said` has told
    void queryChanged();
    void said(const QString& text, bool isTrouble);

private:
    void run();
    void more();
    void take(const client::TrailReply& reply);

    client::Watch& m_watch;
    const Clock& m_clock;
    EventsModel m_events;
    client::TrailQuery m_query;
    std::set<EventGroup> m_groups; // empty: all
    std::uint64_t m_asked = 0;     // counts questions: an answer to an earlier one is too late
    std::uint64_t m_total = 0;
    std::vector<client::HourCount> m_hours;
    Instant m_indexedTo;
    bool m_isAnswered = false;
};

} // namespace paillasse::ui
