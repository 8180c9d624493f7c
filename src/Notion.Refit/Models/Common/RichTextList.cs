using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Notion.Refit.Json;

namespace Notion.Refit.Models;

/// <summary>Formatted text: a list of pieces, each with one formatting.</summary>
/// <remarks>A <see cref="string"/>, an interpolated string and <c>["bold ", piece]</c> convert to it; values in an interpolated string become mentions. A request takes at most 100 pieces of at most 2,000 characters.</remarks>
[CollectionBuilder(typeof(RichTextList), nameof(Create))]
[JsonConverter(typeof(NotionModelConverter<RichTextList>))]
public sealed partial class RichTextList : IReadOnlyList<RichText>, INotionModel<RichTextList>, IEquatable<RichTextList>
{
    // A draft while the compiler builds an interpolated string.
    private IReadOnlyList<RichText> _pieces;

    private RichTextList(IReadOnlyList<RichText> pieces) => _pieces = pieces;

    /// <summary>The empty text.</summary>
    public static RichTextList Empty { get; } = new([]);

    private IReadOnlyList<RichText> Pieces => _pieces is RichTextDraft draft ? Finish(draft) : _pieces;

    /// <summary>The number of pieces.</summary>
    public int Count => Pieces.Count;

    /// <summary>Gets a piece.</summary>
    /// <param name="index">Its place, from 0.</param>
    public RichText this[int index] => Pieces[index];

    /// <summary>Converts a string to one piece without formatting; an empty one to no piece.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator RichTextList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? Empty : new RichTextList([text]);
    }

    /// <summary>Converts a piece to a list.</summary>
    /// <param name="piece">The piece.</param>
    public static implicit operator RichTextList(RichText piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return new RichTextList([piece]);
    }

    /// <summary>Creates a list; called by collection expressions.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The list.</returns>
    public static RichTextList Create(params ReadOnlySpan<RichText> pieces) => pieces.IsEmpty ? Empty : new RichTextList(pieces.ToArray());

    /// <inheritdoc/>
    public static RichTextList Read(ref Utf8JsonReader reader) => Of(reader.ReadList<RichText>());

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        for (int i = 0; i < Pieces.Count; i++)
            Pieces[i].Write(writer);
        writer.WriteEndArray();
    }

    /// <summary>Returns the text without formatting.</summary>
    /// <returns>The text.</returns>
    public string ToPlainText()
    {
        switch (Count)
        {
            case 0:
                return "";
            case 1:
                return Pieces[0].ToPlainText();
        }

        var text = new StringBuilder();
        foreach (RichText piece in Pieces)
            text.Append(piece.ToPlainText());
        return text.ToString();
    }

    /// <summary>Returns the text without formatting.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToPlainText();

    /// <inheritdoc/>
    public IEnumerator<RichText> GetEnumerator() => Pieces.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the pieces are equal, in order.</summary>
    /// <param name="other">The other text.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(RichTextList? other) => other is not null && Pieces.SequenceEqual(other.Pieces);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RichTextList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (RichText piece in Pieces)
            hash.Add(piece);
        return hash.ToHashCode();
    }

    /// <summary>Wraps pieces that no other code changes.</summary>
    internal static RichTextList Of(IReadOnlyList<RichText> pieces) => pieces.Count == 0 ? Empty : new RichTextList(pieces);
}
