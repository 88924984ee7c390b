// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/security/securitypage.h"
#include "ui/security/trailform.h"
#include "ui/security/trailpresenter.h"

namespace paillasse::ui {

class ActionButton;
class DataTable;
class HourPanel;

// Who saw what: by patient, person, workstation and period.
class TrailPage final : public SecurityPage {
    Q_OBJECT

public:
    TrailPage(const Theme& theme, client::Watch& watch, const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("trail"); }
    [[nodiscard]] QString title() const override { return tr("Who saw what"); }
    [[nodiscard]] Icon icon() const override { return Icon::Search; }
    [[nodiscard]] QString searchHint() const override { return tr("Patient or order number, typed or scanned…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override;
    void focusEntry() override;
    void submitSearch(const QString& text) override { m_presenter.setReference(text); }
    void toggleChip(const QString& id, bool on) override;
    void removeChip(const QString&) override { m_presenter.setReference({}); }
    void open(const QString& subject) override;

    [[nodiscard]] TrailPresenter& presenter() { return m_presenter; }
    [[nodiscard]] TrailForm& form() { return *m_form; }

Q_SIGNALS:
    // It comes to the front: who and what there is to choose among is asked for.
    void choicesWanted();

protected:
    void refresh() override;
    void guard(OnlineOnly& online) override;

private:
    void build();
    void show();
    void choose(client::ExportForm form, const QString& name, const QString& filter);
    void askCode(client::ExportForm form, const QString& path);
    void say(const QString& text, bool isTrouble);

    TrailPresenter m_presenter;
    TrailForm* m_form;
    DataTable* m_events;
    HourPanel* m_hours;
    Label* m_summary;
    Label* m_said;
    ActionButton* m_csv;
    ActionButton* m_pdf;
    bool m_wasShown = false;
};

} // namespace paillasse::ui
