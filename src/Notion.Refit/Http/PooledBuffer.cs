using System.Buffers;

namespace Notion.Refit.Http;

/// <summary>Bytes in pooled memory, which is returned to the pool by the last user.</summary>
/// <remarks>
/// The count is what makes pooling safe for request bodies: a connection may still write a body when the response has arrived, or when
/// the call was cancelled. Without it those bytes would be overwritten by another request.
/// </remarks>
internal sealed class PooledBuffer(int capacity) : IBufferWriter<byte>
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));
    private int _length;
    private int _users = 1;

    public int Length => _length;

    public ReadOnlyMemory<byte> Written => new(_array, 0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Adds a user; returns false if the memory has been returned already.</summary>
    public bool TryHold()
    {
        int users = Volatile.Read(ref _users);
        while (users > 0)
        {
            int seen = Interlocked.CompareExchange(ref _users, users + 1, users);
            if (seen == users)
                return true;
            users = seen;
        }

        return false;
    }

    /// <summary>Removes a user; the last one returns the memory.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) != 0)
            return;
        byte[] array = _array;
        _array = [];
        _length = 0;
        ArrayPool<byte>.Shared.Return(array);
    }

    private void Reserve(int sizeHint)
    {
        if (_array.Length - _length >= Math.Max(sizeHint, 1))
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max((long)_length + sizeHint, 2L * _array.Length), Array.MaxLength));
        Written.Span.CopyTo(larger);
        byte[] previous = _array;
        _array = larger;
        ArrayPool<byte>.Shared.Return(previous);
    }
}
