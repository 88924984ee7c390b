// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/listpage.h"

#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/administration/askdialog.h"
#include "ui/administration/codegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ListPage::ListPage(const Theme& theme, client::Engine& engine, const QString& name, const QList<Column>& columns, QWidget* parent)
    : Page(parent), m_theme(theme), m_administration(engine.administration()), m_table(new DataTable(theme, name, this)), m_detail(new Label(theme, TextStyle::Body, {}, this)),
      m_said(new Label(theme, TextStyle::Body, {}, this)), m_online(new OnlineOnly(engine, AdminWords::withoutStore(), this)), m_actions(new QWidget(this)), m_foot(new QHBoxLayout(m_actions))
{
    QStringList titles;
    for (const auto& column : columns)
        titles << column.title;
    m_model.setHeaders(titles);
    m_table->setModel(&m_model);
    for (int i = 0; i < columns.size(); ++i)
        if (columns[i].width > 0)
            m_table->setColumnDesignWidth(i, columns[i].width);
        else
            m_table->setStretchColumn(i);
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height());
    auto* notice = new Label(theme, TextStyle::Body, {}, this);
    notice->setWordWrap(true);
    notice->setInk(ColorRole::CriticalInk);
    m_foot->setContentsMargins(0, 0, 0, 0);
    m_foot->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(10));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_detail);
    layout->addWidget(m_said);
    layout->addWidget(notice);
    layout->addWidget(m_actions);
    new CodeGate(theme, m_administration, this);
    m_online->guard(m_actions);
    m_online->setNotice(notice);
    connect(&engine, &client::Engine::connectionChanged, this, [this](client::Connection connection) {
        if (connection == client::Connection::Online && isVisible())
            refresh();
    });
    connect(m_table, &DataTable::idChanged, this, [this](const QVariant& id) { chosen(id.toString()); });
}

void ListPage::watch()
{
    constexpr int everyMs = 60'000;
    auto* timer = new QTimer(this);
    timer->setInterval(everyMs);
    connect(timer, &QTimer::timeout, this, [this] { refresh(); });
    timer->start();
    QTimer::singleShot(0, this, [this] { refresh(); });
}

ActionButton* ListPage::addAction(const QString& text, const QKeySequence& key, ActionButton::Kind kind, const std::function<void()>& act)
{
    auto* button = kind == ActionButton::Kind::Primary ? new PrimaryButton(m_theme, text, key, m_actions) : new ActionButton(m_theme, kind, text, key, m_actions);
    connect(button, &QAbstractButton::clicked, this, act);
    // Primary on the right, all others from the left.
    if (kind == ActionButton::Kind::Primary)
        m_foot->addWidget(button);
    else
        m_foot->insertWidget(m_foot->count() - 1, button);
    if (!key.isEmpty())
        m_keys << KeyAction{key, QString(text).remove(QStringLiteral("…"))};
    return button;
}

void ListPage::show(const QList<Row>& rows)
{
    m_rows = rows;
    filter();
}

void ListPage::search(const QString& text)
{
    m_search = text.trimmed();
    filter();
}

void ListPage::filter()
{
    QList<Row> shown;
    for (const auto& row : m_rows) {
        const bool fits = m_search.isEmpty() || std::any_of(row.cells.begin(), row.cells.end(), [this](const RowCell& cell) { return cell.text.contains(m_search, Qt::CaseInsensitive); });
        if (fits)
            shown << row;
    }
    m_model.setRows(shown);
    if (!m_table->currentId().isValid() && !shown.isEmpty())
        m_table->setCurrentId(shown.front().id);
    chosen(currentId());
}

QString ListPage::currentId() const
{
    return m_table->currentId().toString();
}

void ListPage::setDetail(const QString& text)
{
    m_detail->setText(text);
}

void ListPage::say(const QString& text, bool bad)
{
    m_said->setInk(bad ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
}

void ListPage::ask(AskDialog* dialog)
{
    m_online->guard(dialog, [dialog](const QString& why) { dialog->hold(why); });
    dialog->open();
}

void ListPage::focusEntry()
{
    m_table->focusEntry();
}

} // namespace paillasse::ui
