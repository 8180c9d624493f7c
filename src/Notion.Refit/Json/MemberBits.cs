namespace Notion.Refit.Json;

/// <summary>What a record remembers about at most 31 members: whether they were given, hidden, or came as a single item.</summary>
/// <remarks>
/// It tells how a value is written, not what it says. So all are equal, and the equality that the compiler gives a record looks at what
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
