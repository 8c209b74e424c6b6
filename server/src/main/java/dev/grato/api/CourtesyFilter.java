package dev.grato.api;

import dev.grato.platform.Courtesy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says when people are being answered, so that what can wait rests. What watches over the server asks it nothing, and
/// a line that is only kept open has been answered.
final class CourtesyFilter extends OncePerRequestFilter {

    private final Courtesy courtesy;

    CourtesyFilter(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        courtesy.asked();
        try {
            chain.doFilter(request, response);
        } finally {
            courtesy.answered();
        }
    }
}
