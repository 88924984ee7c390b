// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "ui/security/alertspresenter.h"
#include "ui/security/securitypage.h"

namespace paillasse::ui {

class AlertSide;
class DataTable;
class FigureCard;
class HourPanel;

// What needs somebody, over a calm picture of today.
class AlertsPage final : public SecurityPage {
    Q_OBJECT

public:
    AlertsPage(const Theme& theme, client::Watch& watch, const Clock& clock, const lab::PersonId& me, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("alerts"); }
    [[nodiscard]] QString title() const override { return tr("Alerts"); }
    [[nodiscard]] Icon icon() const override { return Icon::Security; }
    [[nodiscard]] int count() const override { return m_presenter.openCount(); }
    [[nodiscard]] QString searchHint() const override { return tr("Person, workstation, reference…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override { refresh(); }
    void focusEntry() override;
    void search(const QString& text) override { m_presenter.search(text); }
    void toggleChip(const QString& id, bool on) override;
    void open(const QString& subject) override; // an alert's id

    [[nodiscard]] AlertsPresenter& presenter() { return m_presenter; }

protected:
    void refresh() override;
    void guard(OnlineOnly& online) override;

private:
    void build();
    QLayout* buildFigures();
    QWidget* buildList();
    QLayout* buildToday();
    void connectAll();
    void showList();
    void showOverview();
    void askExplanation();
    void askClosing();
    void askEnd();
    void openTrail(const client::TrailQuery& query);

    AlertsPresenter m_presenter;
    const Clock& m_clock;
    QList<FigureCard*> m_figures;
    DataTable* m_list;
    Label* m_empty;
    HourPanel* m_hours;
    RowsModel m_outlierRows;
    DataTable* m_outliers;
    Label* m_noOutliers;
    AlertSide* m_side;
    QTimer m_minute;
};

} // namespace paillasse::ui
