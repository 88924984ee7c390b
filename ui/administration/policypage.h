// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/administration/adminwords.h"
#include "ui/models/onlineonly.h"
#include "ui/shell/page.h"

class QComboBox;
class QSpinBox;
class QLineEdit;

namespace paillasse::ui {

class Label;
class Theme;
class WeekEdit;

// What the laboratories of this store ask at their door.
class PolicyPage final : public Page {
    Q_OBJECT

public:
    PolicyPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("policy"); }
    [[nodiscard]] QString title() const override { return tr("Sign-in rules"); }
    [[nodiscard]] Icon icon() const override { return Icon::Settings; }
    void activate() override;
    void focusEntry() override;
    [[nodiscard]] QList<KeyAction> keys() const override { return {{QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Save the rules")}}; }

private:
    void show(const client::Policy& policy);
    void enableHours();
    void save();
    [[nodiscard]] std::optional<client::Policy> typed() const;
    void know(bool isKnown);
    void say(const QString& text, bool bad);

    const Theme& m_theme;
    client::Administration& m_administration;
    OnlineOnly m_online;
    bool m_isKnown = false; // what the store has: nobody changes what is not known yet
    QWidget* m_rules;
    QComboBox* m_factor;
    QComboBox* m_zone;
    WeekEdit* m_week;
    QSpinBox* m_offline;
    QLineEdit* m_oldest;
    Label* m_said;
};

} // namespace paillasse::ui
