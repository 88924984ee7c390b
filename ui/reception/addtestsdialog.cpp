// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/addtestsdialog.h"

#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

AddTestsDialog::AddTestsDialog(const Theme& theme, ExaminationPicker::Directory directory, const lab::Order& order, QWidget* parent)
    : QDialog(parent), m_picker(new ExaminationPicker(theme, std::move(directory), this))
{
    setWindowTitle(tr("Add examinations"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(560), theme.px(440));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, tr("Order %1").arg(QString::fromStdString(order.accession)), this));
    layout->addWidget(m_picker, 1);
    auto* foot = new DialogFoot(theme, this, tr("Add"), QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Give up"));
    foot->insertWidget(0, new HintLine(theme, tr("↵ takes the examination · Del takes it off"), this), 1);
    auto* add = foot->confirm();
    layout->addLayout(foot);
    m_picker->begin(&order);
    m_fields->add("examinations", [this] { return m_picker->codes(); }, [this](const QString& codes) { m_picker->chooseAll(codes); });
    connect(m_picker, &ExaminationPicker::changed, m_fields, &FormFields::edited);
    add->setEnabled(false);
    connect(m_picker, &ExaminationPicker::changed, add, [this, add] { add->setEnabled(!m_picker->chosen().empty()); });
    connect(add, &QAbstractButton::clicked, this, [this] {
        Q_EMIT chosen(m_picker->chosen());
        accept();
    });
    m_picker->focusEntry();
}

} // namespace paillasse::ui
