// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace paillasse::ui {

class ActionButton;
class Card;
class FormPresenter;
class Label;
class PasswordField;
class Theme;

// What forms of secrets share: a card in the middle, a title, fields under their labels, what is wrong, buttons at the foot.
// It follows the presenter: busy disables, an error is shown and spoken, secrets are forgotten when told to.
class FormCard : public QWidget {
    Q_OBJECT

public:
    FormCard(const Theme& theme, FormPresenter& presenter, const QString& title, QWidget* parent = nullptr);

    // The first empty field, or the first.
    virtual void focusEntry();
    // The presenter's values have changed: take them again.
    virtual void refresh() {}

protected:
    Label* addText(const QString& text);
    // A label above, bound to the field for assistive technology and for its mnemonic.
    void addField(const QString& label, QWidget* field);
    void addWidget(QWidget* widget);
    void addRow(const QList<QWidget*>& widgets);
    // The primary one last, on the right.
    void addButton(ActionButton* button);
    PasswordField* addPassword(const QString& label);
    // Shown while Caps Lock seems to be on.
    void addCapsHint();
    void setTitle(const QString& title);
    // What Enter in a field, and the primary button, do.
    virtual void submit() = 0;

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] FormPresenter& follows() const { return m_presenter; }

private:
    void showError();
    void setBusy(bool busy);

    const Theme& m_theme;
    FormPresenter& m_presenter;
    Card* m_card;
    Label* m_title;
    QVBoxLayout* m_body;
    QHBoxLayout* m_buttons;
    Label* m_error;
    Label* m_caps = nullptr;
    QList<QWidget*> m_fields;
    QList<PasswordField*> m_secrets;
    QList<ActionButton*> m_actions;
};

} // namespace paillasse::ui
