// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/actwords.h"

#include <array>

namespace paillasse::ui {

namespace {

// In the order of lab::ActBody.
constexpr auto words = std::to_array<const char*>({
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Patient registered"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Patient corrected"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Order registered"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Examinations added"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Examinations cancelled"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Tubes received"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Tube rejected"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Results entered"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Measurement retained"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Not performed"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Rerun asked for"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Technical validation"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Call recorded"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Quality control attested"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Sent back to the bench"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Report released"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Report withdrawn"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Validation taken back"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Report made as a PDF"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Report delivered"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Comment added"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Examination defined"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Bench defined"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Prescriber registered"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Laboratory defined"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Tubes defined"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Coded comments defined"),
    QT_TRANSLATE_NOOP("paillasse::ui::ActWords", "Records read"),
});
static_assert(words.size() == std::variant_size_v<lab::ActBody>);

} // namespace

QString ActWords::of(const lab::ActBody& body)
{
    return ofPlace(body.index());
}

QString ActWords::ofPlace(std::size_t place)
{
    return place < words.size() ? tr(words[place]) : QString();
}

} // namespace paillasse::ui
