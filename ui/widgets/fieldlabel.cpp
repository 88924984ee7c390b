// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fieldlabel.h"

#include <QAbstractItemView>
#include <QComboBox>

namespace paillasse::ui {

FieldLabel::FieldLabel(const Theme& theme, const QString& name, QWidget* field, QWidget* parent) : Label(theme, TextStyle::SmallStrong, name, parent)
{
    setInk(ColorRole::Quiet);
    setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(name);
    if (auto* box = qobject_cast<QComboBox*>(field))
        box->view()->setAccessibleName(name);
}

} // namespace paillasse::ui
