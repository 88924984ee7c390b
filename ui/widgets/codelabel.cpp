// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codelabel.h"

#include <QClipboard>
#include <QGuiApplication>

namespace paillasse::ui {

namespace {

constexpr qsizetype leastTold = 4; // a shorter piece of a code is anybody's word

// As it is compared: however much of it was marked, with whatever is between its groups.
QString bare(const QString& text)
{
    QString letters;
    for (const auto c : text)
        if (c.isLetterOrNumber())
            letters += c.toUpper();
    return letters;
}

} // namespace

void overwrite(QString& text)
{
    auto* data = const_cast<QChar*>(text.constData());
    wipe({reinterpret_cast<std::uint8_t*>(data), static_cast<std::size_t>(text.size()) * sizeof(QChar)});
}

CodeLabel::CodeLabel(const Theme& theme, TextStyle style, QWidget* parent) : Label(theme, style, {}, parent)
{
    setAlignment(Qt::AlignCenter);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void CodeLabel::show(const SecretBytes& code)
{
    const auto text = asText(code.view());
    setText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

void CodeLabel::forget()
{
    takeOffClipboard();
    QString held = text();
    clear();
    if (!held.isEmpty())
        overwrite(held);
}

void CodeLabel::takeOffClipboard() const
{
    auto code = bare(text());
    auto& clipboard = *QGuiApplication::clipboard();
    for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection}) {
        if (mode == QClipboard::Selection && !clipboard.supportsSelection())
            continue;
        const auto there = bare(clipboard.text(mode));
        if (there.size() >= leastTold && code.contains(there))
            clipboard.clear(mode);
    }
    overwrite(code);
}

} // namespace paillasse::ui
