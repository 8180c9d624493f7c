namespace Notion.Refit.Json;

/// <summary>The state of a record about at most 31 members: whether they were given, hidden, or came as a single item.</summary>
/// <remarks>
/// It describes how a value is written, not the value. So all are equal, and the equality that the compiler gives a record looks at what
/// its members say alone.
/// </remarks>
internal readonly struct MemberBits(uint bits) : IEquatable<MemberBits>
{
    private readonly uint _bits = bits;

    public static implicit operator uint(MemberBits bits) => bits._bits;

    public static implicit operator MemberBits(uint bits) => new(bits);

    public bool Equals(MemberBits other) => true;

    public override bool Equals(object? obj) => obj is MemberBits;

    public override int GetHashCode() => 0;
}
