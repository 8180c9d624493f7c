namespace Notion.Refit.Json;

/// <summary>The state of a record about more than 31 members: whether they were given, hidden, or came as a single item.</summary>
/// <remarks>
/// It describes how a value is written, not the value. So all are equal, and the equality that the compiler gives a record looks at what
/// its members say alone.
/// </remarks>
internal readonly struct WideMemberBits(ulong bits) : IEquatable<WideMemberBits>
{
    private readonly ulong _bits = bits;

    public static implicit operator ulong(WideMemberBits bits) => bits._bits;

    public static implicit operator WideMemberBits(ulong bits) => new(bits);

    public bool Equals(WideMemberBits other) => true;

    public override bool Equals(object? obj) => obj is WideMemberBits;

    public override int GetHashCode() => 0;
}
