// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/asidedialog.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

QString idOf(const client::CopyPutAside& copy)
{
    return QString::fromStdString(copy.person.toString() + ' ' + copy.stamp);
}

} // namespace

AsideDialog::AsideDialog(const Theme& theme, client::PutAside& aside, const lab::PersonId& self, QWidget* parent)
    : QDialog(parent), m_aside(aside), m_self(self), m_table(new DataTable(theme, tr("Copies put aside"), this)), m_said(new Label(theme, TextStyle::Body, {}, this))
{
    setWindowTitle(tr("Put aside on this workstation"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(620), theme.px(420));
    m_rows.setHeaders({tr("Put aside on"), tr("Whose"), tr("Size")});
    m_table->setModel(&m_rows);
    m_table->setColumnDesignWidth(0, 190);
    m_table->setColumnDesignWidth(2, 110);
    m_table->setStretchColumn(1);
    auto* why = new Label(theme, TextStyle::Body, tr("Encrypted copies that did not open any more, or whose password was changed elsewhere. The data is at the store; these are kept in case somebody wants to look why. The program never deletes one by itself."), this);
    why->setWordWrap(true);
    why->setInk(ColorRole::Quiet);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height());
    m_remove = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Remove it…"), QKeySequence(Qt::Key_F8), this);
    auto* close = new PrimaryButton(theme, tr("Close"), QKeySequence(Qt::Key_Escape), this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_remove);
    foot->addStretch();
    foot->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, windowTitle(), this));
    layout->addWidget(why);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_said);
    layout->addLayout(foot);
    connect(m_table, &DataTable::idChanged, this, &AsideDialog::update);
    connect(m_remove, &QAbstractButton::clicked, this, &AsideDialog::ask);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    reload();
}

void AsideDialog::reload()
{
    m_aside.list(this, [this](const Result<std::vector<client::CopyPutAside>>& copies) {
        if (copies)
            m_copies = *copies;
        QList<Row> rows;
        for (const auto& copy : m_copies)
            rows << Row{idOf(copy), {{Format::dateTime(copy.at)}, {whose(copy)}, {Format::bytes(static_cast<std::int64_t>(copy.bytes)), CellInk::Normal, {}, {}, true}}};
        m_rows.setRows(rows);
        m_table->focusEntry();
        update();
    });
}

QString AsideDialog::whose(const client::CopyPutAside& copy) const
{
    return copy.person == m_self ? tr("yours") : tr("somebody else's");
}

const client::CopyPutAside* AsideDialog::current() const
{
    for (const auto& copy : m_copies)
        if (idOf(copy) == m_table->currentId().toString())
            return &copy;
    return nullptr;
}

void AsideDialog::update()
{
    const auto* copy = current();
    m_remove->setEnabled(copy && copy->mayRemove);
    m_said->setInk(ColorRole::Quiet);
    m_said->setText(copy && !copy->mayRemove ? tr("Its owner removes it, or whoever manages workstations.") : QString());
}

void AsideDialog::ask()
{
    const auto* copy = current();
    if (!copy || !copy->mayRemove)
        return;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Remove it for good?"),
                                tr("The copy of %1 (%2) cannot be brought back. What was confirmed is not lost with it: it was sent. Drafts that were in it alone are.").arg(Format::dateTime(copy->at), whose(*copy)), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = box->addButton(tr("Keep it"), QMessageBox::RejectRole);
    const auto* yes = box->addButton(tr("Remove for good"), QMessageBox::DestructiveRole);
    box->setDefaultButton(keep);
    connect(yes, &QAbstractButton::clicked, this, [this, copy = *copy] { remove(copy); });
    box->open();
}

void AsideDialog::remove(const client::CopyPutAside& copy)
{
    m_aside.remove(copy, this, [this](const Result<>& removed) {
        if (removed)
            return reload();
        m_said->setInk(ColorRole::CriticalInk);
        m_said->setText(removed.error().code == ErrorCode::Conflict ? tr("Not now: acts wait here for the store. Once they are sent, it can go.") : tr("It could not be removed. Nothing was changed, or not all of it is gone yet: try again."));
    });
}

} // namespace paillasse::ui
