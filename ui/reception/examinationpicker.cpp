// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/examinationpicker.h"

#include <algorithm>

#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/widgets/badgelabel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

ExaminationPicker::ExaminationPicker(const Theme& theme, Directory directory, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_directory(std::move(directory)),
      m_entry(new SuggestBox([this](const QString& text) { return OrderDrafts::findExaminations(m_directory()->catalogue, text); }, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(6));
    m_entry->setAccessibleName(tr("Examination, by code or name"));
    auto* head = new FieldLabel(theme, tr("Examinations"), m_entry, this);
    m_entry->setPlaceholderText(tr("Code or name, then ↵"));
    m_entry->setMinimumHeight(theme.controlHeight());
    m_entry->installEventFilter(this);
    m_rows.setHeaders(OrderDrafts::rowHeaders());
    m_table = new DataTable(theme, tr("Examinations chosen"), this);
    m_table->setModel(&m_rows);
    m_table->setColumnDesignWidth(1, 120);
    m_table->setStretchColumn(0);
    m_table->installEventFilter(this);
    m_count = new Label(theme, TextStyle::Small, {}, this);
    m_count->setInk(ColorRole::Quiet);
    m_tubes = new BadgeLabel(theme, this);
    layout->addWidget(head);
    layout->addWidget(m_entry);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_tubes);
    connect(m_entry, &SuggestBox::chosen, this, [this](const QString& id) { choose(id.toStdString()); });
    refresh();
}

void ExaminationPicker::begin(const lab::Order* existing)
{
    m_existing = existing ? std::optional(*existing) : std::nullopt;
    m_chosen.clear();
    m_entry->clear();
    m_entry->closeList();
    refresh();
}

void ExaminationPicker::choose(const std::string& code)
{
    m_entry->clear();
    if (std::ranges::find(m_chosen, code) == m_chosen.end())
        m_chosen.push_back(code);
    refresh();
    m_table->setCurrentId(QString::fromStdString(code));
    m_table->scrollTo(m_table->currentIndex());
    Q_EMIT changed();
}

void ExaminationPicker::refresh()
{
    const auto* existing = m_existing ? &*m_existing : nullptr;
    const auto directory = m_directory();
    const auto request = OrderDrafts::request(m_chosen, *directory, existing);
    m_rows.setRows(OrderDrafts::rows(m_chosen, *directory, request, existing));
    m_count->setText(request.lines.empty() ? tr("Nothing chosen yet") : tr("%n new tube(s), in the order of draw:", nullptr, static_cast<int>(request.specimens.size())));
    m_tubes->setBadges(OrderDrafts::tubes(request, directory->codeTables));
}

QString ExaminationPicker::codes() const
{
    QStringList codes;
    for (const auto& code : m_chosen)
        codes << QString::fromStdString(code);
    return codes.join(QLatin1Char(' '));
}

void ExaminationPicker::chooseAll(const QString& codes)
{
    for (const auto& code : codes.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (m_directory()->catalogue.find(code.toStdString()))
            choose(code.toStdString());
}

void ExaminationPicker::focusEntry()
{
    m_entry->setFocus(Qt::OtherFocusReason);
}

void ExaminationPicker::closeList()
{
    m_entry->closeList();
}

bool ExaminationPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
    if (watched == m_table && plain && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)) {
        std::erase(m_chosen, m_table->currentId().toString().toStdString());
        refresh();
        Q_EMIT changed();
        return true;
    }
    if (watched == m_entry && plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_entry->text().trimmed().isEmpty()) {
        Q_EMIT done();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace paillasse::ui
