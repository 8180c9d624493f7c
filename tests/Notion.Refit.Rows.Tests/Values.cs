using CsCheck;

namespace Notion.Refit.Rows.Tests;

/// <summary>Generators of values.</summary>
internal static class Values
{
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
