// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reportcheck/checkpresenter.h"
#include "ui/shell/page.h"

class QLineEdit;

namespace paillasse::ui {

class ActionButton;
class Label;
class Theme;
class VerdictPanel;

// Is this PDF our report? Opened, dropped, or only its code typed or scanned.
class CheckPage final : public Page {
    Q_OBJECT

public:
    CheckPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("report-check"); }
    [[nodiscard]] QString title() const override { return tr("Check a report"); }
    [[nodiscard]] Icon icon() const override { return Icon::Certificate; }
    [[nodiscard]] QList<KeyAction> keys() const override;
    void focusEntry() override;
    void lock() override;

    [[nodiscard]] CheckPresenter& presenter() { return m_presenter; }

private:
    void askFile();
    void checkFile(const QString& path);
    void showState();

    const Theme& m_theme;
    CheckPresenter m_presenter;
    ActionButton* m_open;
    QLineEdit* m_code;
    ActionButton* m_checkCode;
    Label* m_said;
    VerdictPanel* m_verdict;
};

} // namespace paillasse::ui
