using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>The member <c>type</c> of <c>{ "type": T, T: payload }</c> while such an object is read.</summary>
internal struct TypeTag
{
    private bool _isMissing;

    /// <summary>The kind; null as long as it is not known.</summary>
    public string? Type { get; private set; }

    public void Read(ref Utf8JsonReader reader) => Type = reader.ReadName();

    /// <summary>Whether the member the reader stands on is the payload: it is named by <c>type</c>, or there is no <c>type</c> at all.</summary>
    public bool Selects(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        if (Type is null && !_isMissing)
            LookAhead(ref reader);
        return Type is null || System.Text.Ascii.Equals(name, Type);
    }

    // The type comes first in answers; in requests it may come late or not at all.
    private void LookAhead(ref Utf8JsonReader reader)
    {
        Utf8JsonReader ahead = reader;
        ahead.Skip();
        while (ahead.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("type"u8))
            {
                Type = ahead.ReadName();
                return;
            }

            ahead.Skip();
        }

        _isMissing = true;
    }
}
