// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/sampledialog.h"

#include <QHBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

SampleDialog::SampleDialog(const Theme& theme, MigrationsPresenter& presenter, std::vector<std::uint64_t> records, QWidget* parent)
    : QDialog(parent), m_presenter(presenter), m_records(std::move(records)), m_place(new Label(theme, TextStyle::Body, {}, this)), m_said(new Label(theme, TextStyle::Body, {}, this)), m_table(new DataTable(theme, tr("The record, in the source and here"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare the sample"));
    resize(theme.px(980), theme.px(600));
    m_rows.setHeaders({tr("Field"), tr("In the source"), tr("Here"), {}});
    m_table->setModel(&m_rows);
    m_table->setColumnDesignWidth(0, 260);
    m_table->setColumnDesignWidth(1, 280);
    m_table->setStretchColumn(2);
    m_table->setColumnDesignWidth(3, 140);
    m_place->setInk(ColorRole::Quiet);
    m_said->setInk(ColorRole::CriticalInk);
    m_said->setWordWrap(true);
    m_agrees = new PrimaryButton(theme, tr("It agrees"), QKeySequence(Qt::Key_F12), this);
    m_differs = new ActionButton(theme, ActionButton::Kind::Secondary, tr("It differs"), QKeySequence(Qt::Key_F7), this);
    auto* later = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Go on later"), QKeySequence(), this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_said, 1);
    foot->addWidget(later);
    foot->addWidget(m_differs);
    foot->addWidget(m_agrees);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(new Label(theme, TextStyle::Heading, windowTitle(), this));
    layout->addWidget(m_place);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    connect(later, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_agrees, &QAbstractButton::clicked, this, [this] { answer(true); });
    connect(m_differs, &QAbstractButton::clicked, this, [this] { answer(false); });
    ask();
}

void SampleDialog::ask()
{
    m_rows.setRows({});
    m_agrees->setEnabled(false);
    m_differs->setEnabled(false);
    if (m_at >= m_records.size())
        return accept();
    m_place->setText(tr("Record %1, the %2 of %3").arg(Format::count(static_cast<std::int64_t>(m_records[m_at])), Format::count(static_cast<std::int64_t>(m_at + 1)), Format::count(static_cast<std::int64_t>(m_records.size()))));
    m_presenter.sample(m_records[m_at], this, [this](const Result<client::MigrationSample>& sample) {
        if (!sample)
            return m_said->setText(MigrationWords::of(sample.error()));
        m_said->setText({});
        m_place->setText(m_place->text() + QStringLiteral(" · ") + QString::fromStdString(sample->where));
        m_rows.setRows(MigrationWords::sampleOf(*sample));
        m_agrees->setEnabled(true);
        m_differs->setEnabled(true);
        m_table->focusEntry();
    });
}

void SampleDialog::answer(bool agrees)
{
    m_presenter.step(migration::CompareSample{m_records[m_at], agrees});
    ++m_at;
    ask();
}

void SampleDialog::forget()
{
    m_rows.setRows({});
    reject();
}

} // namespace paillasse::ui
