using System.Buffers;

namespace Notion.Refit.Benchmarks.Json;

/// <summary>Memory to write into, the same each time, so that only the writing is measured.</summary>
internal sealed class FixedBuffer(int capacity) : IBufferWriter<byte>
{
    private readonly byte[] _array = new byte[Math.Max(capacity, 64 * 1024)];
    private int _length;

    public ReadOnlySpan<byte> Written(int length) => _array.AsSpan(0, length);

    public void Clear() => _length = 0;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => _array.AsMemory(_length);

    public Span<byte> GetSpan(int sizeHint = 0) => _array.AsSpan(_length);
}
