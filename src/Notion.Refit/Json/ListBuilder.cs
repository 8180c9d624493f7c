using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Notion.Refit.Json;

/// <summary>Collects a list of unknown length and allocates nothing but the list: short ones on the stack, longer ones doubling.</summary>
/// <typeparam name="T">The element.</typeparam>
internal struct ListBuilder<T>
{
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
            _many = new T[Few.Length * 4];
            ((ReadOnlySpan<T>)_few).CopyTo(_many);
        }
        else if (_count == _many.Length)
        {
            Array.Resize(ref _many, _count * 2);
        }

        _many[_count++] = item;
    }

    /// <summary>What was collected so far.</summary>
    [UnscopedRef]
    public Span<T> Items => _many is null ? ((Span<T>)_few)[.._count] : _many.AsSpan(0, _count);

    public T[] ToList()
    {
        if (_count == 0)
            return [];
        return _many is null ? ((ReadOnlySpan<T>)_few)[.._count].ToArray() : _many.Length == _count ? _many : _many[.._count];
    }

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 8;

        private T _first;
    }
}
