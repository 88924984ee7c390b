// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/formula.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace paillasse::lab {

namespace {

constexpr std::size_t mostCharacters = 4000;
constexpr int mostDepth = 64;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

// Recursive descent; each rule of the grammar in formula.h is one function, which leaves its value's steps in postfix order.
class ExpressionParser {
public:
    explicit ExpressionParser(std::string_view text) : m_text(text) {}

    Result<Expression> parse()
    {
        if (m_text.size() > mostCharacters)
            return fail(ErrorCode::TooLarge, "the formula is too long");
        either();
        skipSpace();
        if (m_error.empty() && m_at < m_text.size())
            stop("nothing more was expected");
        if (!m_error.empty())
            return fail(ErrorCode::InvalidInput, m_error);
        return std::move(m_expression);
    }

private:
    using Op = Expression::Op;

    // One level of nesting; past the limit the parse has failed.
    class Depth {
    public:
        explicit Depth(ExpressionParser& parser) : m_parser(parser)
        {
            if (++m_parser.m_depth > mostDepth)
                m_parser.stop("too deeply nested");
        }
        ~Depth() { --m_parser.m_depth; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;

    private:
        ExpressionParser& m_parser;
    };

    void stop(const char* what)
    {
        if (m_error.empty())
            m_error = "character " + std::to_string(m_at + 1) + ": " + what;
        m_at = m_text.size();
    }
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
            ++m_at;
    }
    // Takes this sign if it is next. A shorter one never hides a longer: "<" is asked after "<=".
    bool take(std::string_view sign)
    {
        skipSpace();
        if (!m_text.substr(m_at).starts_with(sign))
            return false;
        m_at += sign.size();
        return true;
    }
    bool takeWord(std::string_view word)
    {
        skipSpace();
        const auto rest = m_text.substr(m_at);
        if (!rest.starts_with(word) || (rest.size() > word.size() && (isLetter(rest[word.size()]) || isDigit(rest[word.size()]))))
            return false;
        m_at += word.size();
        return true;
    }
    void emit(Op op) { m_expression.m_steps.push_back({op}); }

    void either()
    {
        const Depth depth(*this);
        both();
        while (takeWord("or")) {
            both();
            emit(Op::Or);
        }
    }
    void both()
    {
        negated();
        while (takeWord("and")) {
            negated();
            emit(Op::And);
        }
    }
    void negated()
    {
        const bool negate = takeWord("not");
        compared();
        if (negate)
            emit(Op::Not);
    }
    void compared()
    {
        sum();
        const Op op = comparison();
        if (op == Op::Number)
            return;
        sum();
        emit(op);
    }
    // Number when there is none.
    Op comparison()
    {
        if (take("<="))
            return Op::LessOrEqual;
        if (take(">="))
            return Op::GreaterOrEqual;
        if (take("<>"))
            return Op::Unequal;
        if (take("<"))
            return Op::Less;
        if (take(">"))
            return Op::Greater;
        return take("=") ? Op::Equal : Op::Number;
    }
    void sum()
    {
        term();
        for (;;) {
            const bool plus = take("+");
            if (!plus && !take("-"))
                return;
            term();
            emit(plus ? Op::Add : Op::Subtract);
        }
    }
    void term()
    {
        factor();
        for (;;) {
            const bool times = take("*");
            if (!times && !take("/"))
                return;
            factor();
            emit(times ? Op::Multiply : Op::Divide);
        }
    }
    void factor()
    {
        const bool negative = take("-");
        primary();
        if (negative)
            emit(Op::Negate);
    }
    void primary()
    {
        skipSpace();
        if (take("(")) {
            either();
            expect(")");
        } else if (m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == '.')) {
            number();
        } else if (m_at < m_text.size() && isLetter(m_text[m_at])) {
            name();
        } else {
            stop("a number, a name or \"(\" was expected");
        }
    }
    void expect(std::string_view sign)
    {
        if (!take(sign))
            stop(sign == ")" ? "\")\" was expected" : sign == "(" ? "\"(\" was expected" : "\",\" was expected");
    }
    void number()
    {
        double value = 0;
        const auto* begin = m_text.data() + m_at;
        const auto result = std::from_chars(begin, m_text.data() + m_text.size(), value, std::chars_format::fixed);
        if (result.ec != std::errc())
            return stop("this is not a number");
        m_at += static_cast<std::size_t>(result.ptr - begin);
        m_expression.m_steps.push_back({Op::Number, value});
    }
    void name()
    {
        const auto start = m_at;
        while (m_at < m_text.size() && (isLetter(m_text[m_at]) || isDigit(m_text[m_at])))
            ++m_at;
        const auto word = m_text.substr(start, m_at - start);
        if (word == "min" || word == "max" || word == "pow")
            return function(word == "min" ? Op::Min : word == "max" ? Op::Max : Op::Pow);
        if (word == "and" || word == "or" || word == "not") {
            m_at = start;
            return stop("a number, a name or \"(\" was expected");
        }
        auto& names = m_expression.m_names;
        const auto found = std::ranges::find(names, word);
        const auto place = static_cast<std::size_t>(found - names.begin());
        if (found == names.end())
            names.emplace_back(word);
        m_expression.m_steps.push_back({Op::Name, 0, place});
    }
    void function(Op op)
    {
        expect("(");
        either();
        expect(",");
        either();
        expect(")");
        emit(op);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::string m_error;
    Expression m_expression;
};

Result<Expression> Expression::parse(std::string_view text)
{
    return ExpressionParser(text).parse();
}

namespace {

double truth(bool value)
{
    return value ? 1.0 : 0.0;
}

bool isTrue(double value)
{
    return value != 0.0;
}

} // namespace

double Expression::binary(Op op, double a, double b)
{
    switch (op) {
    case Op::Add:
        return a + b;
    case Op::Subtract:
        return a - b;
    case Op::Multiply:
        return a * b;
    case Op::Divide:
        return b == 0.0 ? 0.0 : a / b; // refused by the caller
    case Op::Less:
        return truth(a < b);
    case Op::LessOrEqual:
        return truth(a <= b);
    case Op::Greater:
        return truth(a > b);
    case Op::GreaterOrEqual:
        return truth(a >= b);
    case Op::Equal:
        return truth(a == b);
    case Op::Unequal:
        return truth(a != b);
    case Op::And:
        return truth(isTrue(a) && isTrue(b));
    case Op::Or:
        return truth(isTrue(a) || isTrue(b));
    case Op::Min:
        return std::min(a, b);
    case Op::Max:
        return std::max(a, b);
    default:
        return std::pow(a, b);
    }
}

Result<double> Expression::evaluate(const Values& values) const
{
    std::vector<double> stack;
    const auto pop = [&stack] {
        const double top = stack.back();
        stack.pop_back();
        return top;
    };
    for (const auto& step : m_steps) {
        if (step.op == Op::Number) {
            stack.push_back(step.number);
            continue;
        }
        if (step.op == Op::Name) {
            const auto found = values.find(m_names[step.name]);
            if (found == values.end())
                return fail(ErrorCode::NotFound, m_names[step.name]);
            stack.push_back(found->second);
            continue;
        }
        const double b = pop();
        if (step.op == Op::Negate || step.op == Op::Not) {
            stack.push_back(step.op == Op::Negate ? -b : truth(!isTrue(b)));
            continue;
        }
        const double result = binary(step.op, pop(), b);
        if (step.op == Op::Divide && b == 0.0)
            return fail(ErrorCode::InvalidInput, "division by zero");
        stack.push_back(result);
    }
    if (stack.size() != 1 || !std::isfinite(stack.back()))
        return fail(ErrorCode::InvalidInput, "the result is not a finite number");
    return stack.back();
}

} // namespace paillasse::lab
