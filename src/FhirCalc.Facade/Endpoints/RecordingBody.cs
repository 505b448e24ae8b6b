using Microsoft.AspNetCore.Http.Features;

namespace FhirCalc.Facade.Endpoints;

/// <summary>
/// The body of an answer, whose first byte waits until the answer is recorded. Where that fails, nothing has begun yet and
/// another answer can be given; an exception in <c>OnStarting</c> would leave the client with a bare 500.
/// </summary>
internal sealed class RecordingBody(IHttpResponseBodyFeature inner, Func<Task> record) : StreamResponseBodyFeature(new Gate(inner.Stream, record), inner)
{
    public override async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await record();
        await base.StartAsync(cancellationToken);
    }

    private sealed class Gate(Stream inner, Func<Task> record) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await record();
            await inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await record();
            await inner.FlushAsync(cancellationToken);
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written asynchronously.");

        public override void Flush() => throw new NotSupportedException("Answers are written asynchronously.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
