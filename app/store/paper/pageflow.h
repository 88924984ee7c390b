// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include <cairo.h>

#include "app/store/paper/typesetter.h"

namespace paillasse::store::paper {

enum class Ink { Text, Quiet, Rule, Shade };

// Pages that fill from top to bottom. It is gone through twice: without a surface to learn how many pages there will be, then to draw them.
class PageFlow {
public:
    struct Sheet {
        double width = 0;             // of the paper, in points
        double height = 0;
        std::string foot;             // at the left of each page's foot, a line each; its number is at the right
        std::string pageWord;         // "page"
    };

    // `surface`: null: only count. `pages`: how many the counting found.
    PageFlow(Typesetter& setter, Sheet sheet, cairo_surface_t* surface, int pages);
    ~PageFlow();
    PageFlow(const PageFlow&) = delete;
    PageFlow& operator=(const PageFlow&) = delete;

    [[nodiscard]] Typesetter& setter() { return m_setter; }
    [[nodiscard]] double width() const;   // between the margins
    [[nodiscard]] double tallest() const; // what fits on one page
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] double at() const { return m_y; }

    // Onto a new page if there is no room for this.
    void need(double height);
    void skip(double height);
    // Called after each page break while it is set, for what a page has to repeat.
    void onBreak(std::function<void()> repeat) { m_repeat = std::move(repeat); }

    // At the present height, `x` from the left margin; it stays there.
    void text(const Block& block, double x, double down, Ink ink);
    void line(const Block& block, int index, double x, Ink ink); // the one line of it
    void fill(double x, double width, double height, Ink ink);
    void rule(Ink ink);
    void finish();

private:
    void breakPage();
    void foot();
    [[nodiscard]] double footLift() const;
    [[nodiscard]] double end() const; // how far down a page fills
    void use(Ink ink);

    Typesetter& m_setter;
    Sheet m_sheet;
    std::ptrdiff_t m_footLines;
    cairo_t* m_on = nullptr;
    int m_pages;
    int m_page = 1;
    double m_y;
    std::function<void()> m_repeat;
};

} // namespace paillasse::store::paper
