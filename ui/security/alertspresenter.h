// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "app/client/watch.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

enum class AlertFilter { Open, Mine, Days30 };

// The alerts as the page lists them, the one that is in front, and what is done about it.
class AlertsPresenter final : public QObject {
    Q_OBJECT

public:
    // Ends the sessions of whom an alert is about, where there are any.
    using EndSession = std::function<void(const lab::PersonId& person, client::Reply<void> reply)>;

    AlertsPresenter(client::Watch& watch, const Clock& clock, const lab::PersonId& me, QObject* parent = nullptr);
    // Who signed in may do it; without this nobody is offered to.
    void setEndSession(EndSession endSession) { m_endSession = std::move(endSession); }

    [[nodiscard]] RowsModel& list() { return m_list; }
    [[nodiscard]] RowsModel& acts() { return m_acts; }
    [[nodiscard]] AlertFilter filter() const { return m_filter; }
    void setFilter(AlertFilter filter);
    void search(const QString& text);
    [[nodiscard]] int openCount() const;
    [[nodiscard]] int mineCount() const;
    [[nodiscard]] QString emptyWords() const; // why the list is empty

    void choose(const QString& id);
    [[nodiscard]] const client::Alert* current() const;
    // Listed again with whatever filter has it; false: there is none.
    bool bring(const QString& id);

    // Today against the usual; ends in overviewChanged.
    void askOverview();
    [[nodiscard]] const std::optional<client::WatchReply>& overview() const { return m_overview; } // nothing: not known yet

    [[nodiscard]] bool mayOwn() const;
    [[nodiscard]] bool mayExplain() const;
    [[nodiscard]] bool mayClose() const;
    [[nodiscard]] bool mayEndSession() const;
    // Of the one in front; the others of the one they were asked about, whatever has come to the front meanwhile.
    void own();
    void explain(const Uuid& alert, const QString& text) { step(alert, client::AlertStep::Explain, text); }
    void close(const Uuid& alert, const QString& text) { step(alert, client::AlertStep::Close, text); }
    void endSession(const lab::PersonId& person, const QString& name);
    // An act that raised it, or nothing.
    [[nodiscard]] std::optional<client::TrailRow> act(const QString& id) const;

    [[nodiscard]] Instant now() const { return m_clock.now(); }
    // The ages go on.
    void refreshTimes() { relist(); }

Q_SIGNALS:
    void listChanged();
    void currentChanged(); // another one, or what is known of it
    void overviewChanged();
    void said(const QString& text, bool isTrouble);

private:
    void relist();
    void step(const Uuid& alert, client::AlertStep step, const QString& text);
    void askActs();
    [[nodiscard]] bool fits(const client::Alert& alert) const;
    [[nodiscard]] const client::Alert* alertOf(const QString& id) const;

    client::Watch& m_watch;
    const Clock& m_clock;
    lab::PersonId m_me;
    EndSession m_endSession;
    RowsModel m_list;
    RowsModel m_acts;
    client::TrailReply m_causes;
    std::optional<client::WatchReply> m_overview;
    AlertFilter m_filter = AlertFilter::Open;
    QString m_search;
    QString m_current;
    std::vector<client::EventPlace> m_asked; // the causes that m_acts shows, or waits for
    bool m_isStepping = false;
};

} // namespace paillasse::ui
