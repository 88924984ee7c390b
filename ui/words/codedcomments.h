// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace paillasse::ui {

// The codes that technicians type for a sentence, as the program brings them along.
namespace CodedComments {

// "Vu. HEMOL" with its last word as the sentence that it stands for; nothing where that is no code.
std::optional<QString> expanded(const QString& text);
QStringList codes();

} // namespace CodedComments

} // namespace paillasse::ui
