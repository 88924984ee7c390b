// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "app/client/engine.h"
#include "ui/shell/page.h"
#include "ui/tray/traycomparison.h"
#include "ui/tray/traymodel.h"

class QStackedWidget;

namespace paillasse::ui {

class ActionButton;
class DataTable;
class Label;
class Theme;

// « À revoir »: what the store refused is never dropped. Its author sees both values and decides. What waits to be sent is listed, too.
class TrayPage final : public Page {
    Q_OBJECT

public:
    TrayPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("tray"); }
    [[nodiscard]] QString title() const override { return tr("To review"); }
    [[nodiscard]] Icon icon() const override { return Icon::Tray; }
    [[nodiscard]] int count() const override { return m_engine.acts().refusedCount(); }
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override;
    void deactivate() override { m_retold.stop(); }
    void focusEntry() override;

    [[nodiscard]] DataTable& list() { return *m_list; }
    [[nodiscard]] DataTable& lines() { return *m_lines; }

private:
    void refresh();
    void showStack();
    void showEntry(const QVariant& id);
    void explain(const lab::Act& act, const std::optional<lab::Document>& document, const QString& state);
    void decide(const QVariant& id, client::TrayDecision decision);
    void confirmDiscard();

    const Theme& m_theme;
    client::Engine& m_engine;
    TrayModel m_entries;
    TrayComparison m_comparison;
    QStackedWidget* m_stack;
    Label* m_empty;
    Label* m_others;
    QTimer m_retold; // the last try goes on while one looks
    DataTable* m_list;
    DataTable* m_lines;
    Label* m_why;
    Label* m_said;
    ActionButton* m_resend;
    ActionButton* m_discard;
};

} // namespace paillasse::ui
