using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Json;

/// <summary>Collects a list of unknown length and allocates nothing but the list: short ones on the stack, longer ones in memory that the thread keeps.</summary>
/// <typeparam name="T">The element.</typeparam>
internal struct ListBuilder<T>
{
    // More than the longest page of a list: what is larger is left to the garbage.
    private const int LongestKept = 128;

    [ThreadStatic]
    private static T[]? t_spare;

    private Few _few;
    private T[]? _many;
    private int _count;

    public void Add(T item)
    {
        if (_count < Few.Length)
        {
            _few[_count++] = item;
            return;
        }

        if (_many is null)
        {
            // Taken, not borrowed: an element may have such a list itself.
            _many = t_spare ?? new T[LongestKept];
            t_spare = null;
            ((ReadOnlySpan<T>)_few).CopyTo(_many);
        }
        else if (_count == _many.Length)
        {
            Array.Resize(ref _many, _count * 2);
        }

        _many[_count++] = item;
    }

    /// <summary>The items so far.</summary>
    [UnscopedRef]
    public Span<T> Items => _many is null ? ((Span<T>)_few)[.._count] : _many.AsSpan(0, _count);

    /// <summary>Makes the list. Nothing can be added afterwards.</summary>
    public T[] ToList()
    {
        if (_count == 0)
            return [];
        T[] list = Items.ToArray();
        if (_many is { Length: LongestKept })
        {
            Array.Clear(_many, 0, _count);
            t_spare = _many;
        }

        return list;
    }

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 8;

        private T _first;
    }
}
