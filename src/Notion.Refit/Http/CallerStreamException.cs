namespace Notion.Refit.Http;

/// <summary>Marks a failure of a stream that the caller has passed, on its way through the framework's handlers. The caller gets an <see cref="ArgumentException"/>.</summary>
/// <param name="cause">What the stream has thrown.</param>
internal sealed class CallerStreamException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Returns the exception for the caller; null when the failure is another one.</summary>
    public static ArgumentException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is CallerStreamException { InnerException: { } cause })
            {
                string advice = cause is ObjectDisposedException ? " It was closed before it was sent: keep it open until the call has ended." : "";
                return new ArgumentException($"The stream to send cannot be read: {cause.Message}{advice}", cause);
            }
        }

        return null;
    }
}
