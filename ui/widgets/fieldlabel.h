// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/label.h"

namespace paillasse::ui {

// The small quiet name above a field; a screen reader says it too, where the field has no other name.
class FieldLabel final : public Label {
    Q_OBJECT

public:
    FieldLabel(const Theme& theme, const QString& name, QWidget* field, QWidget* parent);
};

} // namespace paillasse::ui
