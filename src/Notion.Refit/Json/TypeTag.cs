using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>The member <c>type</c> of <c>{ "type": T, T: payload }</c> while such an object is read.</summary>
/// <remarks>It points into the JSON: a string is created only for an unknown kind.</remarks>
internal ref struct TypeTag
{
    private ReadOnlySpan<byte> _utf8;
    private bool _isFound;
    private bool _isMissing;

    /// <summary>The kind; null as long as it is not known.</summary>
    public readonly string? Type => _isFound ? NameTable.Get(_utf8) : null;

    /// <summary>Whether the object has not said its kind.</summary>
    public readonly bool IsUnsaid => !_isFound;

    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw JsonReading.Unexpected(ref reader, "a string");
        _utf8 = reader.Text();
        _isFound = true;
    }

    /// <summary>Whether the member at the reader is the payload: it is named by <c>type</c>, or there is no <c>type</c> at all.</summary>
    public bool Selects(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        if (!_isFound && !_isMissing)
            LookAhead(ref reader);
        return !_isFound || name.SequenceEqual(_utf8);
    }

    // The type comes first in responses; in requests it may come late or not at all.
    private void LookAhead(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        ahead.Skip();
        while (ahead.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("type"u8))
            {
                Read(ref ahead);
                return;
            }

            ahead.Skip();
        }

        _isMissing = true;
    }
}
