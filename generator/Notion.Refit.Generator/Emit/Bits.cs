namespace Notion.Refit.Generator.Emit;

/// <summary>Sets of flags in one number.</summary>
internal static class Bits
{
    // One less than the number has bits: 1 << 31 would be negative.
    private const int Narrow = 31;

    /// <summary>The type of a variable that has room for so many.</summary>
    /// <exception cref="InvalidOperationException">There are more than 64.</exception>
    public static string Local(int count) => count switch
    {
        <= Narrow => "uint",
        <= 64 => "ulong",
        _ => throw new InvalidOperationException($"{count} flags do not fit into one number."),
    };

    /// <summary>The type of a field that has room for so many and takes no part in equality.</summary>
    public static string Field(int count) => count <= Narrow ? "MemberBits" : "WideMemberBits";

    /// <summary>The number in which one of so many is set.</summary>
    public static string One(int bit, int count) => count <= Narrow ? $"1 << {bit}" : $"1UL << {bit}";

    /// <summary>The number in which the first few of so many are set.</summary>
    public static string First(int few, int count) => count <= Narrow ? $"(1 << {few}) - 1" : $"(1UL << {few}) - 1";
}
