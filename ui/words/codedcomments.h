// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "app/lab/codetables.h"

namespace paillasse::ui {

// The codes that the laboratory's technicians type for a sentence.
namespace CodedComments {

// "Vu. HEMOL" with its last word as the sentence that it stands for; nothing where that is no code.
std::optional<QString> expanded(const std::vector<lab::CodedComment>& comments, const QString& text);
QStringList codes(const std::vector<lab::CodedComment>& comments);

} // namespace CodedComments

} // namespace paillasse::ui
