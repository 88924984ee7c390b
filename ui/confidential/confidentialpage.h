// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "ui/confidential/confidentialpresenter.h"
#include "ui/models/onlineonly.h"
#include "ui/models/resultgridmodel.h"
#include "ui/models/rowsmodel.h"
#include "ui/shell/page.h"

namespace paillasse::ui {

class DataTable;
class GlassDialog;
class IdentityBanner;
class Label;
class Theme;

// One patient through a broken glass: read only, nothing of it can be copied, and the time left is in sight. In the rail while it is open.
class ConfidentialPage final : public Page {
    Q_OBJECT

public:
    ConfidentialPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("confidential"); }
    [[nodiscard]] QString title() const override { return tr("Broken glass"); }
    [[nodiscard]] Icon icon() const override { return Icon::Security; }
    [[nodiscard]] bool isListed() const override { return m_presenter.isOpen(); }
    [[nodiscard]] QList<KeyAction> keys() const override { return {{QKeySequence(Qt::Key_F8), tr("Close it now")}}; }
    void activate() override;
    void deactivate() override;
    void focusEntry() override;
    void lock() override;
    // "patient:<id>": asks for the reason and the code, where the glass of this patient is not open.
    void open(const QString& subject) override;

    [[nodiscard]] ConfidentialPresenter& presenter() { return m_presenter; }
    [[nodiscard]] DataTable& grid() { return *m_grid; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void ask();
    void showOrders();
    void showOrder(const QString& id);
    void showTime();

    const Theme& m_theme;
    client::Engine& m_engine;
    ConfidentialPresenter m_presenter;
    RowsModel m_orders;
    ResultGridModel m_lines;
    IdentityBanner* m_banner;
    Label* m_time;
    Label* m_why;
    DataTable* m_list;
    DataTable* m_grid;
    Label* m_notes;
    Label* m_said;
    OnlineOnly m_online;
    QPointer<GlassDialog> m_dialog;
};

} // namespace paillasse::ui
