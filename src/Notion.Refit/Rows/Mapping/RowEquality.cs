using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Notion.Refit.Rows.Mapping;

/// <summary>Equality and printing of members by content. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowEquality
{
    /// <summary>Returns whether two lists have equal elements.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="left">A list.</param>
    /// <param name="right">Another list.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool ListsAreEqual<T>(IEnumerable<T>? left, IEnumerable<T>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));

    /// <summary>Adds the elements of a list to a hash code.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="hash">The hash code.</param>
    /// <param name="list">The list.</param>
    public static void AddList<T>(ref HashCode hash, IEnumerable<T>? list)
    {
        foreach (T element in list ?? [])
            hash.Add(element);
    }

    /// <summary>Appends the elements of a list to the text of a row.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="builder">The text.</param>
    /// <param name="list">The list.</param>
    public static void PrintList<T>(StringBuilder builder, IEnumerable<T>? list)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (list is null)
            return;
        builder.Append('[').AppendJoin(", ", list).Append(']');
    }

    /// <summary>Appends a value to the text of a row.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="builder">The text.</param>
    /// <param name="value">The value.</param>
    public static void Print<T>(StringBuilder builder, T value)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (value is IFormattable formattable)
            builder.Append(formattable.ToString(format: null, CultureInfo.InvariantCulture));
        else
            builder.Append(value?.ToString());
    }
}
