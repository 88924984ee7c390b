// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/passwordfield.h"

#include <algorithm>

#include <QKeyEvent>
#include <QStringEncoder>

#include "ui/theme/theme.h"
#include "ui/widgets/codelabel.h"

namespace paillasse::ui {

namespace {

constexpr int mostCharacters = 256;

SecretBytes encoded(const QString& text)
{
    QStringEncoder toUtf8(QStringEncoder::Utf8);
    SecretBytes room(static_cast<std::size_t>(toUtf8.requiredSpace(text.size())) + 1);
    char* begin = reinterpret_cast<char*>(room.writable().data());
    const char* end = toUtf8.appendToBuffer(begin, text);
    return SecretBytes::copyOf(ByteView(room.view().data(), static_cast<std::size_t>(end - begin)));
}

} // namespace

PasswordField::PasswordField(const Theme& theme, const QString& accessibleName, QWidget* parent) : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setProperty("secret", true); // also where a page shows it as it is typed: a lock empties it
    setMaxLength(mostCharacters);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setAccessibleName(accessibleName);
    setTextMargins(theme.px(4), 0, theme.px(4), 0);
    setDragEnabled(false);
    setAcceptDrops(false);
}

SecretBytes PasswordField::take()
{
    SecretBytes secret = peek();
    forget();
    return secret;
}

SecretBytes PasswordField::peek() const
{
    return encoded(text());
}

void PasswordField::forget()
{
    // text() shares the field's own buffer; once the field lets go of it, it is ours alone to overwrite.
    QString held = text();
    setText({});
    if (!held.isEmpty())
        overwrite(held);
}

void PasswordField::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    if (event->key() == Qt::Key_CapsLock) {
        Q_EMIT capsLockSeen(false); // not known again until the next letter
    } else if (typed.size() == 1 && typed[0].isLetter() && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        const bool shift = event->modifiers() & Qt::ShiftModifier;
        Q_EMIT capsLockSeen(typed[0].isUpper() ? !shift : (typed[0].isLower() && shift));
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace paillasse::ui
