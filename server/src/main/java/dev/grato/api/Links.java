package dev.grato.api;

import dev.grato.platform.Mail;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// Addresses of our pages for somebody to hand over. Mails have theirs from the settings alone; these go back
/// to who asked, so the address they asked at will do.
@Component
final class Links {

    private final Mail mail;

    Links(Mail mail) {
        this.mail = mail;
    }

    String absolute(String path, HttpServletRequest request) {
        return mail.address(path).orElseGet(() -> {
            var here = request.getRequestURL().toString();
            return here.substring(0, here.indexOf('/', here.indexOf("//") + 2)) + path;
        });
    }
}
