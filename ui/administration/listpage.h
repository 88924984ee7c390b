// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/administration/adminwords.h"
#include "ui/models/onlineonly.h"
#include "ui/models/rowsmodel.h"
#include "ui/shell/page.h"
#include "ui/widgets/actionbutton.h"

class QHBoxLayout;

namespace paillasse::ui {

class AskDialog;
class DataTable;
class Label;
class Theme;

// What the pages of government share: a list from the store, what is chosen in words below it, actions at the foot, and what came of them.
// All of it needs the store: without it the actions are shut.
class ListPage : public Page {
    Q_OBJECT

public:
    struct Column {
        QString title;
        int width = 0; // design pixels; 0: takes what is left
    };

    ListPage(const Theme& theme, client::Engine& engine, const QString& name, const QList<Column>& columns, QWidget* parent);

    void activate() override { refresh(); }
    void focusEntry() override;
    void search(const QString& text) override;
    [[nodiscard]] QList<KeyAction> keys() const override { return m_keys; }

protected:
    // From now on the list is read by itself, at once and each minute: whose count calls somebody in.
    void watch();
    // Asks the store again; ends in show().
    virtual void refresh() = 0;
    // The row that is chosen, or an empty id.
    virtual void chosen(const QString& id) = 0;
    void show(const QList<Row>& rows);
    [[nodiscard]] QString currentId() const;
    void setDetail(const QString& text);
    ActionButton* addAction(const QString& text, const QKeySequence& key, ActionButton::Kind kind, const std::function<void()>& act);
    void say(const QString& text, bool bad = false);
    // Shows it; it waits with what is typed in it while the store cannot be reached.
    void ask(AskDialog* dialog);

    // The list's answer: rows, or why there are none.
    template <class T>
    client::Reply<T> listed(std::function<void(const T&)> take)
    {
        return [this, take = std::move(take)](const Result<T>& reply) {
            if (reply)
                take(*reply);
            else if (m_online->why().isEmpty()) // else that is said
                say(AdminWords::of(reply.error()), true);
        };
    }
    // An action's answer: said, and the list is read again.
    client::Reply<void> done(const QString& words)
    {
        return [this, words](const Result<>& result) {
            say(result ? words : AdminWords::of(result.error()), !result);
            refresh();
        };
    }

    const Theme& m_theme;
    client::Administration& m_administration;

private:
    void filter();

    RowsModel m_model;
    QList<Row> m_rows;
    QString m_search;
    DataTable* m_table;
    Label* m_detail;
    Label* m_said;
    OnlineOnly* m_online;
    QWidget* m_actions;
    QHBoxLayout* m_foot;
    QList<KeyAction> m_keys;
};

} // namespace paillasse::ui
