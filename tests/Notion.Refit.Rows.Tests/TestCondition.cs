using CsCheck;

namespace Notion.Refit.Rows.Tests;

/// <summary>A condition twice: as it is sent to Notion, and as the same lambda in memory.</summary>
internal sealed record TestCondition<TColumns, TRow>(string Text, Func<TColumns, RowFilter> Remote, Func<TRow, bool> Local)
{
    /// <summary>Generates conditions combined with and, or and not.</summary>
    public static Gen<TestCondition<TColumns, TRow>> Trees(Gen<TestCondition<TColumns, TRow>> atoms, int depth)
    {
        if (depth == 0)
            return atoms;
        Gen<TestCondition<TColumns, TRow>> inner = Trees(atoms, depth - 1);
        return Gen.Frequency(
            (2, atoms),
            (1, inner.Select(a => new TestCondition<TColumns, TRow>($"!({a})", t => !a.Remote(t), r => !a.Local(r)))),
            (2, Gen.Select(inner, inner).Select((a, b) => new TestCondition<TColumns, TRow>($"({a} && {b})", t => a.Remote(t) && b.Remote(t), r => a.Local(r) && b.Local(r)))),
            (2, Gen.Select(inner, inner).Select((a, b) => new TestCondition<TColumns, TRow>($"({a} || {b})", t => a.Remote(t) || b.Remote(t), r => a.Local(r) || b.Local(r)))));
    }

    public override string ToString() => Text;
}
