// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QDialog>
#include <QList>
#include <QRegularExpression>

class QButtonGroup;
class QPlainTextEdit;

namespace paillasse::ui {

class ActionButton;
class BadgeLabel;
class Label;
class Theme;

struct Reason {
    QString code;
    QString text;
    bool needsText = false; // "other": the free text is asked for
    QString asks = {};      // what the text must be: "The factor: 5 for 1/5"; by default "Say which"
    QRegularExpression form = {}; // the text must match it as a whole, where there is one
};

// Asks why, with coded reasons (keys 1 to 9) and a free text. Use open(), never exec(); the answer comes by reasonGiven.
// One that has a parent deletes itself when it closes.
class ReasonDialog : public QDialog {
    Q_OBJECT

public:
    ReasonDialog(const Theme& theme, const QString& title, const QString& question, const QList<Reason>& reasons, const QString& confirmText,
                 QWidget* parent = nullptr);

    // Under the question: what must be known before the answer.
    void setNotice(const QString& text);
    // Not empty: it cannot be confirmed now, and this says why. What was chosen and typed stays.
    void hold(const QString& why);

    // What is typed as a code becomes its sentence at the next space or Enter: nothing where the text does not end in one.
    using Expander = std::function<std::optional<QString>(const QString& text)>;
    void setExpander(Expander expander, const QString& hint);

    // What is likeliest stands chosen: Enter takes it, a key another.
    void choose(const QString& code);
    // What was typed into it before it could be confirmed; `note` says since when.
    void resume(const QString& code, const QString& text, const QString& note);

    // The coded reason chosen, or an empty string where the list was empty.
    [[nodiscard]] QString code() const;
    [[nodiscard]] QString freeText() const;
    // For the record: the coded reason in its words with the remark behind it, or the free text where that is the reason.
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void reasonGiven(const QString& code, const QString& text);
    void edited(); // by keys or mouse, before it is confirmed

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void confirm();
    bool expand();
    void update();
    void makeRoom();

    QList<Reason> m_reasons;
    QButtonGroup* m_group;
    QPlainTextEdit* m_text;
    Label* m_hint;
    BadgeLabel* m_resumed;
    Label* m_note;
    Label* m_notice;
    Label* m_held;
    Expander m_expander;
    Label* m_textLabel;
    ActionButton* m_confirm;
};

} // namespace paillasse::ui
