using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Notion.Refit.Http;

/// <summary>Builds the relative address of a request: template text, escaped path values, query.</summary>
/// <remarks>Works on the caller's buffer and moves to pooled memory where that is too small; the only allocations are the address itself.</remarks>
/// <param name="buffer">Where to begin, usually on the stack.</param>
internal ref struct RequestUriBuilder(Span<char> buffer)
{
    // A UTF-16 code unit escapes to at most three bytes of three characters.
    private const int MaxEscapedLength = 9;

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    private Span<char> _buffer = buffer;
    private char[]? _pooled;
    private int _length;
    private bool _hasQuery;

    /// <summary>Appends text of the template as it is.</summary>
    /// <param name="text">Text that needs no escaping.</param>
    public void AppendLiteral(scoped ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    /// <summary>Appends a path value, escaped.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The parameter that it came with.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is empty or has dot segments.</exception>
    public void AppendPath(string value, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        PathValue.ThrowIfUnsafe(value, parameterName);
        AppendEscaped(value);
    }

    /// <summary>Appends a path value, formatted and escaped.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">The parameter that it came with.</param>
    /// <param name="format">The format, in the notation of the type.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The text of the value is empty or has dot segments.</exception>
    public void AppendPath<T>(T value, string parameterName, string? format = null)
        where T : ISpanFormattable
    {
        if (IsNull(value))
            throw new ArgumentNullException(parameterName);

        int written = Format(value, format);
        PathValue.ThrowIfUnsafe(_buffer.Slice(_length, written), parameterName);
        EscapeInPlace(written);
    }

    /// <summary>Appends a path value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameterName">Not used: there is no bad value.</param>
    public void AppendPath(bool value, string parameterName) => AppendLiteral(Text(value));

    /// <summary>Appends the rest of a path: its segments are escaped, the slashes between them stay.</summary>
    /// <param name="value">The segments.</param>
    /// <param name="parameterName">The parameter that they came with.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is empty or has dot segments.</exception>
    public void AppendPathRest(string value, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(value, parameterName);
        PathValue.ThrowIfUnsafe(value, parameterName);

        ReadOnlySpan<char> rest = value;
        for (int slash = rest.IndexOf('/'); slash >= 0; slash = rest.IndexOf('/'))
        {
            AppendEscaped(rest[..slash]);
            AppendLiteral("/");
            rest = rest[(slash + 1)..];
        }

        AppendEscaped(rest);
    }

    /// <summary>Appends a part of the query as it is.</summary>
    /// <param name="text">Text that needs no escaping, without <c>?</c> or <c>&amp;</c> around it.</param>
    public void AppendQueryLiteral(scoped ReadOnlySpan<char> text)
    {
        AppendQuerySeparator();
        AppendLiteral(text);
    }

    /// <summary>Appends a query value, or nothing where it is null.</summary>
    /// <param name="name">The name, escaped.</param>
    /// <param name="value">The value.</param>
    public void AppendQuery(string name, string? value)
    {
        if (value is null)
            return;

        AppendQueryName(name);
        AppendEscaped(value);
    }

    /// <summary>Appends a query value, or nothing where it is null.</summary>
    /// <param name="name">The name, escaped.</param>
    /// <param name="value">The value.</param>
    public void AppendQuery(string name, bool? value)
    {
        if (value is null)
            return;

        AppendQueryName(name);
        AppendLiteral(Text(value.Value));
    }

    /// <summary>Appends a query value, or nothing where it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The name, escaped.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, in the notation of the type.</param>
    public void AppendQuery<T>(string name, T? value, string? format = null)
        where T : ISpanFormattable
    {
        if (IsNull(value))
            return;

        AppendQueryName(name);
        EscapeInPlace(Format(value, format));
    }

    /// <summary>Appends a query value, or nothing where it is null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The name, escaped.</param>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, in the notation of the type.</param>
    public void AppendQuery<T>(string name, T? value, string? format = null)
        where T : struct, ISpanFormattable
    {
        if (value is { } present)
            AppendQuery<T>(name, present, format);
    }

    /// <summary>Appends a <c>name=value</c> pair for each element that is not null.</summary>
    /// <param name="name">The name, escaped.</param>
    /// <param name="values">The elements.</param>
    public void AppendQueryEach(string name, IEnumerable<string?>? values)
    {
        // By index where that works: the enumerator of an interface is an allocation.
        if (values is IReadOnlyList<string?> list)
        {
            for (int i = 0; i < list.Count; i++)
                AppendQuery(name, list[i]);
        }
        else if (values is not null)
        {
            foreach (string? value in values)
                AppendQuery(name, value);
        }
    }

    /// <summary>Appends a <c>name=value</c> pair for each element.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The name, escaped.</param>
    /// <param name="values">The elements.</param>
    /// <param name="format">The format, in the notation of the type.</param>
    public void AppendQueryEach<T>(string name, IEnumerable<T>? values, string? format = null)
        where T : ISpanFormattable
    {
        if (values is IReadOnlyList<T> list)
        {
            for (int i = 0; i < list.Count; i++)
                AppendQuery<T>(name, list[i], format);
        }
        else if (values is not null)
        {
            foreach (T value in values)
                AppendQuery<T>(name, value, format);
        }
    }

    /// <summary>Appends one <c>name=value</c> pair of all elements, or nothing where the collection is null.</summary>
    /// <param name="name">The name, escaped.</param>
    /// <param name="values">The elements.</param>
    /// <param name="separator">What stands between them; escaped with them.</param>
    public void AppendQueryJoined(string name, IEnumerable<string?>? values, char separator)
    {
        if (values is not null)
            AppendQuery(name, string.Join(separator, values));
    }

    /// <summary>Appends one <c>name=value</c> pair of all elements, or nothing where the collection is null.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="name">The name, escaped.</param>
    /// <param name="values">The elements.</param>
    /// <param name="separator">What stands between them; escaped with them.</param>
    /// <param name="format">The format, in the notation of the type.</param>
    public void AppendQueryJoined<T>(string name, IEnumerable<T>? values, char separator, string? format = null)
        where T : ISpanFormattable
    {
        if (values is null)
            return;

        AppendQueryName(name);
        bool first = true;
        foreach (T value in values)
        {
            if (!first)
                AppendEscaped([separator]);

            first = false;
            if (!IsNull(value))
                EscapeInPlace(Format(value, format));
        }
    }

    /// <summary>Ends the work: gives pooled memory back and makes the address.</summary>
    /// <returns>The address, relative to the base address.</returns>
    public Uri ToUri()
    {
        string text = _buffer[.._length].ToString();

        if (_pooled is { } array)
        {
            _pooled = null;
            _buffer = default;
            ArrayPool<char>.Shared.Return(array);
        }

        return new Uri(text, UriKind.Relative);
    }

    private static string Text(bool value) => value ? "true" : "false";

    // A plain comparison with null boxes values until the code is optimized.
    private static bool IsNull<T>([NotNullWhen(false)] T? value) => !typeof(T).IsValueType && value is null;

    private void AppendQueryName(string name)
    {
        AppendQuerySeparator();
        AppendLiteral(name);
        AppendLiteral("=");
    }

    private void AppendQuerySeparator()
    {
        AppendLiteral(_hasQuery ? "&" : "?");
        _hasQuery = true;
    }

    // Writes the text of a value behind what is there, without counting it in.
    private int Format<T>(T value, string? format)
        where T : ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_buffer[_length..], out written, format, CultureInfo.InvariantCulture))
            Grow(_buffer.Length * 2);

        return written;
    }

    // Counts in what Format wrote, escaped.
    private void EscapeInPlace(int written)
    {
        int safe = _buffer.Slice(_length, written).IndexOfAnyExcept(Unreserved);
        if (safe < 0)
        {
            _length += written;
            return;
        }

        // The text moves out of the way of its longer, escaped form.
        int escaped = written * MaxEscapedLength;
        Reserve(escaped + written);
        Span<char> text = _buffer.Slice(_length + escaped, written);
        _buffer.Slice(_length, written).CopyTo(text);
        Uri.TryEscapeDataString(text, _buffer.Slice(_length, escaped), out int count);
        _length += count;
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> text)
    {
        int written;
        while (!Uri.TryEscapeDataString(text, _buffer[_length..], out written))
            Grow(_buffer.Length + text.Length * MaxEscapedLength);

        _length += written;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(Math.Max(_length + count, _buffer.Length * 2));
    }

    private void Grow(int capacity)
    {
        // The text behind the counted part moves too: a formatted value may stand there.
        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 64));
        _buffer.CopyTo(larger);

        char[]? previous = _pooled;
        _buffer = _pooled = larger;
        if (previous is not null)
            ArrayPool<char>.Shared.Return(previous);
    }
}
