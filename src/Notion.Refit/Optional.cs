using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Notion.Refit;

/// <summary>A member of a change: absent (stays as it is), null (is cleared) or a value (is set).</summary>
/// <typeparam name="T">The type of the value; nullable where the member can be cleared.</typeparam>
/// <remarks>
/// A plain value converts, and so does <c>null</c>: <c>new UpdatePageRequest { Icon = null }</c> clears the icon. The default is absent.
/// Of <see cref="IsAbsent"/>, <see cref="IsNull"/> and <see cref="HasValue"/> exactly one is true.
/// </remarks>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T _value;
    private readonly bool _isPresent;

    /// <summary>Creates a member that is sent.</summary>
    /// <param name="value">The value; null to clear.</param>
    public Optional(T value)
    {
        _value = value;
        _isPresent = true;
    }

    /// <summary>Creates a member from what <see cref="System.Text.Json.JsonSerializer"/> has written of one.</summary>
    /// <param name="isNull">Whether null is sent.</param>
    /// <param name="hasValue">Whether a value is sent.</param>
    /// <param name="valueOrDefault">The value. It counts when one of the two is true.</param>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Optional(bool isNull, bool hasValue, T? valueOrDefault)
    {
        _isPresent = isNull || hasValue;
        _value = hasValue ? valueOrDefault! : default!;
    }

    /// <summary>Whether the member is not sent, so that what the server has stays.</summary>
    public bool IsAbsent => !_isPresent;

    /// <summary>Whether null is sent, so that what the server has is cleared.</summary>
    public bool IsNull => _isPresent && _value is null;

    /// <summary>Whether a value other than null is sent.</summary>
    public bool HasValue => _isPresent && _value is not null;

    /// <summary>The value to send; null to clear.</summary>
    /// <exception cref="InvalidOperationException">The member is absent.</exception>
    [JsonIgnore]
    public T Value => _isPresent ? _value : throw new InvalidOperationException("The member is absent, it has no value.");

    /// <summary>The value, or the default of its type when the member is absent.</summary>
    [JsonPropertyName("Value")]
    public T? ValueOrDefault => _value;

    /// <summary>Creates a member that is sent.</summary>
    /// <param name="value">The value; null to clear.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are absent or send the same value.</summary>
    /// <param name="left">The left member.</param>
    /// <param name="right">The right member.</param>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">The left member.</param>
    /// <param name="right">The right member.</param>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>Gives the value, if the member is sent.</summary>
    /// <param name="value">The value, which may be null; the default of its type when the member is absent.</param>
    /// <returns>Whether the member is sent, be it null or a value.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return _isPresent;
    }

    /// <summary>The value, or the default of its type when the member is absent.</summary>
    /// <returns>The value.</returns>
    public T? GetValueOrDefault() => _value;

    /// <summary>The value, or another when the member is absent.</summary>
    /// <param name="defaultValue">What to give when the member is absent.</param>
    /// <returns>The value.</returns>
    public T GetValueOrDefault(T defaultValue) => _isPresent ? _value : defaultValue;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => _isPresent == other._isPresent && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _isPresent ? HashCode.Combine(_value) : -1;

    /// <summary>The text of the value, <c>null</c> or <c>absent</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsAbsent ? "absent" : _value?.ToString() ?? "null";
}
